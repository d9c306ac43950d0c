import { Logger } from '@nestjs/common';
import type { SyncRunProgress } from '../../../domain/runs/sync-run';
import { RunAlreadyGoingError } from '../../errors/run.errors';
import { partOf, SomeStores } from '../../testing/ports';
import type { SyncAllProducts } from '../syncing/sync-all-products.use-case';
import { StartScheduledSyncs } from './start-scheduled-syncs.use-case';

/** The night's start over the stores `first` and `second`; the first one's start ends so. */
function aNight(firstFails: Error): {
  readonly night: StartScheduledSyncs;
  readonly begun: string[];
} {
  const begun: string[] = [];
  const syncAll = partOf<SyncAllProducts>({
    execute: (storeId) => {
      if (storeId === 'first') return Promise.reject(firstFails);
      begun.push(storeId);
      return Promise.resolve(partOf<SyncRunProgress>({}));
    },
  });
  return {
    night: new StartScheduledSyncs(syncAll, new SomeStores({ first: {}, second: {} })),
    begun,
  };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the schedule of full syncs', () => {
  it('leaves a store alone that is being synced already, and starts the others', async () => {
    const { night, begun } = aNight(new RunAlreadyGoingError('first', 'run'));
    await night.execute();
    expect(begun).toEqual(['second']);
  });

  it('hides no other fault: who called it is to know', async () => {
    const { night } = aNight(new Error('Connection terminated'));
    await expect(night.execute()).rejects.toThrow('Connection terminated');
  });
});
