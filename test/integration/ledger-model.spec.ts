import { Metrics, SecretRegistry } from '@cypher/platform';
import fc from 'fast-check';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmSyncRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-sync.repository';
import { TypeOrmRunScanRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import { TypeOrmSyncRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { history } from './ledger-model/steps';
import { CHANCE, Twins } from './ledger-model/twins';

/** What the histories have to come to: those prove nothing in which nothing happens. */
const ALL_THAT_HAPPENS = [
  'batch completed',
  'batch completed by calling off',
  'batch pending',
  'batch running',
  'cancelled',
  'failed',
  'last try',
  'no attempt left',
  'overdue',
  'pending',
  'retried by person',
  'retried by schedule',
  'settled',
  'settled too late',
  'skipped',
  'superseded',
  'swept',
  'synced',
  'syncing',
];

let ledger: TestLedger;
let repository: TypeOrmSyncRepository;
let runs: TypeOrmSyncRunRepository;
let scans: TypeOrmRunScanRepository;
beforeAll(async () => {
  ledger = await openLedger();
  const secrets = new SecretRegistry([]);
  const clock = { now: () => new Date(), monotonicMs: () => 0, chance: () => CHANCE };
  const counters = new SyncCounters(new Metrics());
  repository = new TypeOrmSyncRepository(ledger.database, clock, secrets, counters);
  runs = new TypeOrmSyncRunRepository(ledger.database);
  scans = new TypeOrmRunScanRepository(ledger.database, secrets);
});
afterAll(() => ledger.close());

describe('the ledger in PostgreSQL', () => {
  it('comes to what the domain says, whatever is asked of it', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const twins = new Twins(ledger, repository, runs, scans, met);
        await twins.begin();
        for (const one of steps) await twins.play(one);
      }),
      { numRuns: 60, seed: 20_261_124, interruptAfterTimeLimit: 120_000 },
    );
    expect([...met].sort()).toEqual(ALL_THAT_HAPPENS);
  }, 240_000);
});
