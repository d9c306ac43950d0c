import { randomBytes } from 'node:crypto';
import { loadSettings, PlatformSettings, SecretBox, SecretRegistry } from '@cypher/platform';
import { sealAnew } from '@cypher/woocommerce-sync';
import {
  TABLES_OF_RUNS,
  TABLES_OF_STORES,
  TABLES_THAT_STAY,
} from '../../libs/woocommerce-sync/src/infrastructure/persistence/stores/store.statements';
import { SealedCredentials } from '../../libs/woocommerce-sync/src/infrastructure/persistence/stores/sealed-credentials';
import { TypeOrmStoreRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/stores/typeorm-store.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';

const OLD = `old:${randomBytes(32).toString('base64')}`;
const YOUNG = `young:${randomBytes(32).toString('base64')}`;
const CREDENTIALS = { key: 'ck_one', secret: 'cs_one' };

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

function boxWith(keys: string): SecretBox {
  const [settings] = loadSettings(
    {
      DATABASE_URL: 'postgres://db/cypher',
      REDIS_URL: 'redis://cache',
      AUTH_JWT_SECRET: 'x'.repeat(32),
      SECRETS_KEYS: keys,
    },
    PlatformSettings,
  );
  return new SecretBox(settings, new SecretRegistry([]));
}

const storesWith = (keys: string): TypeOrmStoreRepository =>
  new TypeOrmStoreRepository(
    ledger.database,
    new SealedCredentials(boxWith(keys), new SecretRegistry([])),
  );

const credentialsWith = async (keys: string): Promise<unknown> =>
  (await storesWith(keys).callable()).map(({ credentials }) => credentials);

it('the keys of the ring can be changed, and the old one taken out afterwards', async () => {
  const store = { id: 'a', name: 'A', url: 'https://a.example', settings: {} };
  await storesWith(OLD).add({ ...store, state: 'draft', credentials: CREDENTIALS });
  expect(await credentialsWith(YOUNG)).toEqual([null]);
  const both = boxWith(`${YOUNG},${OLD}`);
  expect(await sealAnew(ledger.database, both)).toEqual({ anew: 2, current: 0, unopened: [] });
  expect(await sealAnew(ledger.database, both)).toEqual({ anew: 0, current: 2, unopened: [] });
  expect(await credentialsWith(YOUNG)).toEqual([CREDENTIALS]);
  const { unopened } = await sealAnew(ledger.database, boxWith(OLD));
  expect(unopened).toHaveLength(2);
  expect(unopened[0]).toContain('wc_stores.sealed_key of a: SECRETS_KEYS has no key "young"');
});

describe('the rules of a store', () => {
  const store = { id: 'b', name: 'B', url: 'https://b.example', credentials: null };
  const rules = { PRICE_LIST: 'export' };

  it('stay in force for its products while it is a draft, and owe a full sync after it', async () => {
    const stores = storesWith(OLD);
    await stores.add({ ...store, state: 'draft', settings: rules });
    expect(await stores.rulesInForce('b')).toBe(null);
    expect(await stores.change('b', { state: 'active' })).toMatchObject({ fullSyncDue: false });
    expect(await stores.rulesInForce('b')).toEqual(rules);
    await stores.change('b', { state: 'draft' });
    await stores.change('b', { settings: { PRICE_LIST: 'b2b' } });
    expect(await stores.rulesInForce('b')).toEqual(rules);
    expect(await stores.change('b', { state: 'active' })).toMatchObject({ fullSyncDue: true });
    expect(await stores.rulesInForce('b')).toEqual({ PRICE_LIST: 'b2b' });
  });

  it('take nothing for confirmed of what is Cypher’s again', async () => {
    const stores = storesWith(OLD);
    await ledger.database.query(
      `INSERT INTO wc_product_sync_mappings
         (store_id, internal_product_id, woo_commerce_product_id, last_synced, sync_status, confirmed)
       VALUES ('b', 'P', 1, now(), 'in_sync', '{"name": "A", "price": {"regular": "1"}}')`,
    );
    await stores.change('b', { rulesAreNew: true, regained: ['price'] });
    const [row] = await ledger.database.query<unknown[]>(
      `SELECT confirmed, sync_status FROM wc_product_sync_mappings WHERE store_id = 'b'`,
    );
    expect(row).toEqual({ confirmed: { name: 'A' }, sync_status: 'out_of_sync' });
  });

  it('change only where the store is what that was decided by', async () => {
    const stores = storesWith(OLD);
    const before = { state: 'active', settings: { PRICE_LIST: 'b2b' } } as const;
    const change = { settings: { PRICE_LIST: 'c' } };
    for (const other of [
      { ...before, state: 'paused' as const },
      { ...before, settings: rules },
    ])
      expect(await stores.change('b', { ...change, before: other })).toBe(null);
    expect(await stores.change('b', { ...change, before })).toMatchObject(change);
  });
});

it('a store that goes leaves nothing behind in any table, but what is said to stay', async () => {
  const rows = await ledger.database.query<{ table: string; ofStore: boolean }[]>(
    `SELECT t.table_name AS "table", bool_or(c.column_name = 'store_id') AS "ofStore"
       FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
      WHERE t.table_schema = 'public' AND t.table_name LIKE 'wc\\_%' AND t.table_type = 'BASE TABLE'
      GROUP BY 1 ORDER BY 1`,
  );
  const named = new Set<string>([
    ...TABLES_OF_STORES,
    ...TABLES_OF_RUNS.map(([table]) => table),
    ...TABLES_THAT_STAY,
  ]);
  expect(rows.map(({ table }) => table).filter((table) => !named.has(table))).toEqual([]);
  const others = new Set<string>(TABLES_THAT_STAY);
  expect(
    rows.filter(({ table, ofStore }) => ofStore && !others.has(table)).map(({ table }) => table),
  ).toEqual([...TABLES_OF_STORES].sort());
});
