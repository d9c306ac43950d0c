import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { DataSource } from 'typeorm';
import { CLOSED } from '../../libs/woocommerce-sync/src/domain/lane/breaker';
import { readLaneStatus } from '../../libs/woocommerce-sync/src/infrastructure/persistence/lane/lane.statement';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const MIGRATION = 'PartShopAndErp1795800001000';
const NOON = '2026-11-24T12:00:00.000Z';
const SOON = '2026-11-24T12:01:00.000Z';

const PACE = {
  batchSize: 40,
  window: 2.5,
  leaping: false,
  tooLarge: null,
  msPerItem: 21.5,
  bestMsPerItem: 20,
};
const lastFault = (code: string) => ({ code, message: 'down', at: NOON });

/** Lanes as the version before kept them. */
const LANES = {
  'never called': { ...PACE, phase: 'closed', pausedUntil: null, faultsInARow: 0, lastFault: null },
  'shop down': {
    ...PACE,
    phase: 'open',
    pausedUntil: SOON,
    faultsInARow: 5,
    lastFault: lastFault('STORE_TIMEOUT'),
  },
  'shop probed': {
    ...PACE,
    phase: 'half-open',
    pausedUntil: SOON,
    faultsInARow: 2,
    lastFault: lastFault('STORE_ERROR'),
  },
  'ERP down': {
    ...PACE,
    phase: 'closed',
    pausedUntil: SOON,
    faultsInARow: 3,
    lastFault: lastFault('ERP_UNREACHABLE'),
  },
  'well again': {
    ...PACE,
    phase: 'closed',
    pausedUntil: null,
    faultsInARow: 0,
    lastFault: lastFault('STORE_TIMEOUT'),
  },
};

describe('the migration that gives shop and ERP a breaker each', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateDatabase(
      database.url,
      wooCommerceSyncMigrations.filter(({ name }) => name !== MIGRATION),
    );
    for (const [storeId, pace] of Object.entries(LANES)) {
      await database.query('INSERT INTO wc_store_lanes (store_id, pace) VALUES ($1, $2)', [
        storeId,
        pace,
      ]);
    }
    expect(await migrateDatabase(database.url, wooCommerceSyncMigrations)).toEqual([MIGRATION]);
    source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const paused = (code: string, faultsInARow: number) => ({
    phase: 'open',
    since: new Date(NOON),
    until: new Date(SOON),
    askedMs: null,
    faultsInARow,
    lastFault: { ...lastFault(code), at: new Date(NOON) },
  });

  it.each([
    ['never called', CLOSED, CLOSED],
    ['shop down', paused('STORE_TIMEOUT', 5), CLOSED],
    ['shop probed', paused('STORE_ERROR', 2), CLOSED],
    ['ERP down', CLOSED, paused('ERP_UNREACHABLE', 3)],
    [
      'well again',
      { ...CLOSED, lastFault: { ...lastFault('STORE_TIMEOUT'), at: new Date(NOON) } },
      CLOSED,
    ],
  ])('keeps what a lane knew: %s', async (storeId, store, erp) => {
    const { breakers, ...pace } = await readLaneStatus(source.manager, storeId);
    expect(breakers).toEqual({ store, erp });
    // Of the pace, what every version knows.
    expect(pace).toMatchObject({ batchSize: PACE.batchSize, tooLarge: PACE.tooLarge, window: 2 });
  });

  it('leaves a pace that a process of the version before can read: it takes all for well', async () => {
    const rows = await database.query<{ pace: object }>('SELECT pace FROM wc_store_lanes');
    expect(rows.map(({ pace }) => pace)).toEqual(rows.map(() => LANES['never called']));
  });
});
