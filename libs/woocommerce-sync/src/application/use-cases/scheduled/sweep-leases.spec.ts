import { Logger } from '@nestjs/common';
import type { ISyncRepository } from '../../../domain/ledger/sync.repository';
import type {
  WaitingWork,
  WaitingWorkRepository,
} from '../../../domain/ledger/waiting-work.repository';
import type { SyncRun, SyncRunRepository } from '../../../domain/runs/sync-run';
import type { RunCompletion } from '../../full-sync/run-completion';
import type { EventRelay } from '../../events/event-relay';
import { Bell, partOf, SomeStores } from '../../testing/ports';
import { SweepLeases } from './sweep-leases.use-case';
import { WakeStores } from './wake-stores.use-case';

/** A sweep of the stores `first` and `second`, with what it comes upon. */
function aSweep({
  sweepLeases = () => Promise.resolve([]),
  runs = () => Promise.resolve([]),
  waits = () => Promise.resolve([]),
  completeIfDone = () => Promise.resolve(),
}: {
  readonly sweepLeases?: ISyncRepository['sweepLeases'];
  readonly runs?: SyncRunRepository['findAllRunning'];
  readonly waits?: WaitingWorkRepository['find'];
  readonly completeIfDone?: RunCompletion['completeIfDone'];
}) {
  const bell = new Bell();
  const completed: string[] = [];
  let relayed = 0;
  const stores = new SomeStores({ first: {}, second: {} });
  const sweep = new SweepLeases(
    partOf<ISyncRepository>({ sweepLeases }),
    new WakeStores(partOf<WaitingWorkRepository>({ find: waits }), stores, bell),
    partOf<SyncRunRepository>({ findAllRunning: runs }),
    stores,
    partOf<EventRelay>({
      start: () => {
        relayed += 1;
      },
    }),
    partOf<RunCompletion>({
      completeIfDone: async (runId) => {
        await completeIfDone(runId);
        completed.push(runId);
      },
    }),
  );
  return { sweep, bell, completed, relayed: () => relayed };
}

const waiting = (storeId: string, items: boolean): WaitingWork => ({
  storeId,
  items,
  hints: true,
  stock: true,
});
const aRun = (storeId: string, scanEnded: boolean): SyncRun =>
  partOf<SyncRun>({ id: `run of ${storeId}`, storeId, scanEnded });

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a sweep', () => {
  it('wakes those of which items wait and completes what is done, though no lease was swept', async () => {
    const { sweep, bell, completed, relayed } = aSweep({
      sweepLeases: () => Promise.reject(new Error('Connection terminated')),
      waits: () => Promise.resolve([waiting('first', true), waiting('second', false)]),
      runs: () => Promise.resolve([aRun('first', true), aRun('second', true)]),
    });
    await sweep.execute();
    expect(bell.woken).toEqual(['first']);
    expect(completed).toEqual(['run of first', 'run of second']);
    expect(relayed()).toBe(1);
  });

  it('lets no store stand back for the fault of another', async () => {
    const { sweep, completed } = aSweep({
      waits: () => Promise.reject(new Error('Connection terminated')),
      runs: () => Promise.resolve([aRun('first', true), aRun('second', true)]),
      completeIfDone: (runId) =>
        runId === 'run of first'
          ? Promise.reject(new Error('Connection terminated'))
          : Promise.resolve(),
    });
    await sweep.execute();
    expect(completed).toEqual(['run of second']);
  });

  it('completes no run that is still being scanned, or of a store that is paused', async () => {
    const { sweep, completed } = aSweep({
      runs: () => Promise.resolve([aRun('first', false), aRun('paused', true)]),
    });
    await sweep.execute();
    expect(completed).toEqual([]);
  });
});
