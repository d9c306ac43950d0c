import type { SyncRun, SyncRunRepository } from '../../../../domain/runs/sync-run';
import type { NewRules, StoreRepository } from '../../../../domain/stores/store.repository';
import { partOf, SomeStores } from '../../../testing/ports';
import type { SyncAllProducts } from '../../syncing/sync-all-products.use-case';
import { RunAlreadyGoingError } from '../../../errors/run.errors';
import { BringRules } from './bring-rules.use-case';

const KNOWN = new Date('2026-12-01T10:00:15Z');
const RULES: NewRules = {
  id: 'ro',
  since: '2026-12-01 10:00:00+00',
  knownToAllAt: KNOWN,
  force: false,
};

/** What is done for the store `ro`, in its order, where it has such a run. */
async function doneWith(
  running: Partial<SyncRun> | null,
  { rules = [RULES], start = () => Promise.resolve() } = {},
): Promise<unknown[]> {
  const done: unknown[] = [];
  const bring = new BringRules(
    partOf<StoreRepository>({
      withNewRules: () => Promise.resolve(rules),
      forceRules: (id) => {
        done.push(['forced', id]);
        return Promise.resolve();
      },
      settleRules: ({ id, since }) => {
        done.push(['settled', id, since]);
        return Promise.resolve();
      },
    }),
    new SomeStores({ ro: {} }),
    partOf<SyncRunRepository>({
      findRunning: () => Promise.resolve(running === null ? null : partOf<SyncRun>(running)),
    }),
    partOf<SyncAllProducts>({
      cancel: (runId) => {
        done.push(['cancelled', runId]);
        return Promise.resolve() as never;
      },
      execute: async (storeId, force) => {
        await start();
        done.push(['started', storeId, force]);
        return undefined as never;
      },
    }),
  );
  await bring.execute().catch((error: unknown) => done.push(error));
  return done;
}

const SETTLED = ['settled', 'ro', RULES.since];

it('starts a full sync, and then nothing is owed any more', async () => {
  expect(await doneWith(null)).toEqual([['started', 'ro', false], SETTLED]);
});

it('calls off a run that began when a process may have gone by the rules before', async () => {
  const startedAt = new Date(KNOWN.getTime() - 1);
  expect(await doneWith({ id: 'old', startedAt, force: true })).toEqual([
    ['forced', 'ro'],
    ['cancelled', 'old'],
    ['started', 'ro', true],
    SETTLED,
  ]);
});

it('starts a forced one where a look before died when it had called one off', async () => {
  const rules = [{ ...RULES, force: true }];
  expect(await doneWith(null, { rules })).toEqual([['started', 'ro', true], SETTLED]);
});

it('leaves a run alone that began after that', async () => {
  expect(await doneWith({ id: 'new', startedAt: KNOWN, force: false })).toEqual([SETTLED]);
});

it('owes it still where it cannot be started', async () => {
  const error = new Error('away');
  expect(await doneWith(null, { start: () => Promise.reject(error) })).toEqual([error]);
});

it('leaves it to the next look where another process has started one just now', async () => {
  const start = () => Promise.reject(new RunAlreadyGoingError('ro', 'other'));
  expect(await doneWith(null, { start })).toEqual([]);
});

it('leaves stores alone that are not called now', async () => {
  expect(await doneWith(null, { rules: [{ ...RULES, id: 'elsewhere' }] })).toEqual([]);
});
