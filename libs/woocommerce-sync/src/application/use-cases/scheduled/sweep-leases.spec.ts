import { Logger } from '@nestjs/common';
import type { ISyncRepository } from '../../../domain/ledger/sync.repository';
import type { SyncRun, SyncRunRepository } from '../../../domain/runs/sync-run';
import type { RunCompletion } from '../../full-sync/run-completion';
import type { EventRelay } from '../../events/event-relay';
import { Bell, partOf, SomeStores } from '../../testing/ports';
import { SweepLeases } from './sweep-leases.use-case';

/** A sweep of the stores `first` and `second`, with what it comes upon. */
function aSweep({
  sweepLeases = () => Promise.resolve([]),
  findRunning,
}: {
  readonly sweepLeases?: ISyncRepository['sweepLeases'];
  readonly findRunning: SyncRunRepository['findRunning'];
}) {
  const bell = new Bell();
  const completed: string[] = [];
  let relayed = 0;
  const sweep = new SweepLeases(
    partOf<ISyncRepository>({ sweepLeases }),
    partOf<SyncRunRepository>({ findRunning }),
    new SomeStores({ first: {}, second: {} }),
    bell,
    partOf<EventRelay>({
      start: () => {
        relayed += 1;
      },
    }),
    partOf<RunCompletion>({
      completeIfDone: (runId) => {
        completed.push(runId);
        return Promise.resolve();
      },
    }),
  );
  return { sweep, bell, completed, relayed: () => relayed };
}

const aRun = (storeId: string, scanEnded: boolean): SyncRun =>
  partOf<SyncRun>({ id: `run of ${storeId}`, storeId, scanEnded });

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a sweep', () => {
  it('wakes stores and completes what is done, though the leases were not swept', async () => {
    const { sweep, bell, completed, relayed } = aSweep({
      sweepLeases: () => Promise.reject(new Error('Connection terminated')),
      findRunning: (storeId) => Promise.resolve(aRun(storeId, true)),
    });
    await sweep.execute();
    expect(bell.woken).toEqual(['first', 'second']);
    expect(completed).toEqual(['run of first', 'run of second']);
    expect(relayed()).toBe(1);
  });

  it('lets no store stand back for the fault of another', async () => {
    const { sweep, bell, completed } = aSweep({
      findRunning: (storeId) =>
        storeId === 'first'
          ? Promise.reject(new Error('Connection terminated'))
          : Promise.resolve(aRun(storeId, true)),
    });
    await sweep.execute();
    expect(bell.woken).toEqual(['first', 'second']);
    expect(completed).toEqual(['run of second']);
  });

  it('completes no run that is still being scanned', async () => {
    const { sweep, completed } = aSweep({
      findRunning: (storeId) => Promise.resolve(storeId === 'first' ? aRun(storeId, false) : null),
    });
    await sweep.execute();
    expect(completed).toEqual([]);
  });
});
