import { SecretRegistry } from '@cypher/platform';
import type { ItemFilter } from '../../libs/woocommerce-sync/src/domain/records/item-list.repository';
import type { AuditFilter } from '../../libs/woocommerce-sync/src/domain/ledger/audit.repository';
import { TypeOrmAuditRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-audit.repository';
import { TypeOrmFlowRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/page/typeorm-flow.repository';
import { TypeOrmRunListRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/page/typeorm-run-list.repository';
import { TypeOrmFailureRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-failure.repository';
import { TypeOrmItemListRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-item-list.repository';
import { TypeOrmSearchRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-search.repository';
import { recordsOf } from '../bench/scenarios/api/records';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { QueryPlans, WHOLE_TABLE } from '../support/database/query-plans';

const SIZE = { items: 500_000, failed: 5_000, mappings: 50_000, audit: 100_000 };

/** Of the full sync that goes on: a hundred to a batch. */
const WAITING = 200_000;

/** Of the one of the day before yesterday. */
const OLD = 20_000;

const OLD_RUN = '00000000-0000-4000-8000-00000000000a';
const PRESENT_RUN = '00000000-0000-4000-8000-00000000000b';

/** A page, and what is looked up for it, is to be had from so many blocks of 8 kB. */
const FEW_BLOCKS = 1_500;

/** A run is read whole, for both pages: 20,000 and 200,000 items, by their batches. */
const BLOCKS_OF_OLD = 6_000;
const BLOCKS_OF_PRESENT = 40_000;

/** Alike the items of the 500 things that a search finds at the most, ten of each. */
const BLOCKS_OF_FOUND = 20_000;

/** Three samples of each of 160 groups. */
const BLOCKS_OF_GROUPS = 8_000;

const STORE = { storeId: 'default' };

/** A full sync with its batches, and an item of each hundred of them. */
const runOf = (id: string, count: number, startedAt: string, status: string): string[] => [
  `INSERT INTO wc_sync_runs (id, store_id, status, requested_by, force, scan_ended, started_at, completed_at)
   SELECT '${id}', 'default', '${status}', 'test', false, true, ${startedAt},
          CASE WHEN '${status}' = 'running' THEN NULL ELSE ${startedAt} + interval '1 hour' END`,
  `INSERT INTO wc_sync_batches (id, store_id, run_id, status, total_items, created_at)
   SELECT md5('${id}' || n)::uuid, 'default', '${id}', 'processing', 100, ${startedAt}
     FROM generate_series(0, ${count / 100 - 1}) n`,
  `INSERT INTO wc_sync_items
     (store_id, product_id, sync_type, lane, priority, payload, requested_at, deadline, next_attempt_at, status, outcome,
      completed_at, batch_id, error_code)
   SELECT 'default', '${id}-' || n, 'product', 'product', 1,
          '{"origin": {"via": "api", "actor": "test"}, "force": false}', ${startedAt} + make_interval(secs => n * 0.01),
          now(), now(),
          CASE WHEN '${status}' = 'running' THEN 'pending' ELSE 'completed' END,
          CASE WHEN '${status}' = 'running' THEN NULL ELSE 'synced' END,
          CASE WHEN '${status}' = 'running' THEN NULL ELSE now() END, md5('${id}' || n / 100)::uuid,
          CASE WHEN '${status}' = 'running' AND n % 50000 = 7 THEN 'STORE_TIMEOUT' END
     FROM generate_series(0, ${count - 1}) n`,
];

/** A day of flows, by the minute, and comparisons and pulls of two weeks. */
const REST = [
  `INSERT INTO wc_flows (store_id, at, sync_type, seconds, latency)
   SELECT 'default', date_trunc('minute', now()) - make_interval(mins => n), t, 60, array_fill(0, ARRAY[19])
     FROM generate_series(0, 1500) n, unnest(ARRAY['price','stock','order','product','category','image']) t`,
  `INSERT INTO wc_flows (store_id, at, sync_type, seconds, latency)
   SELECT 'default', date_trunc('hour', now()) - make_interval(hours => n), t, 3600, array_fill(0, ARRAY[19])
     FROM generate_series(26, 9000) n, unnest(ARRAY['price','stock','order','product','category','image']) t`,
  `INSERT INTO wc_order_pulls (id, store_id, since, started_at, ended_at, lease_until, orders)
   SELECT gen_random_uuid(), 'default', now(), now() - make_interval(mins => n), now(), now(), CASE WHEN n % 100 = 0 THEN 1 ELSE 0 END
     FROM generate_series(1, 20000) n`,
];

let ledger: TestLedger;
let plans: QueryPlans;

beforeAll(async () => {
  ledger = await openLedger();
  const run = (statement: string): Promise<unknown> => ledger.database.query(statement);
  const [analyze, ...records] = [...recordsOf(SIZE)].reverse();
  for (const statement of records.reverse()) await run(statement);
  for (const statement of runOf(OLD_RUN, OLD, `now() - interval '2 days'`, 'completed'))
    await run(statement);
  for (const statement of runOf(PRESENT_RUN, WAITING, `now() - interval '1 hour'`, 'running'))
    await run(statement);
  for (const statement of REST) await run(statement);
  await run(analyze ?? '');
  plans = new QueryPlans(ledger.database);
}, 240_000);
afterAll(() => ledger.close());

/** Reads both pages of a list, by its tables without one whole, and tells what that took. */
async function costOf(tables: readonly string[], work: () => Promise<unknown>): Promise<number> {
  for (const table of tables) expect(await plans.readsOf(table, work)).not.toContain(WHOLE_TABLE);
  return (await plans.costOf(work)).blocks;
}

/** The first and the second page. */
async function twoPages<Filter>(
  find: (
    filter: Filter,
    limit: number,
    cursor: string | null,
  ) => Promise<{ readonly nextCursor: string | null }>,
  filter: Filter,
): Promise<void> {
  const { nextCursor } = await find(filter, 50, null);
  if (nextCursor !== null) await find(filter, 50, nextCursor);
}

const BIG = ['wc_sync_items', 'wc_product_sync_mappings'];

describe('the list of changes, with half a million of the past and 200,000 waiting', () => {
  const FILTERS: readonly (readonly [string, Omit<ItemFilter, 'storeId'>])[] = [
    ['all', {}],
    ['what is open', { isOpen: true }],
    ['what waits', { state: 'pending' }],
    ['what failed', { state: 'failed' }],
    ['what was cancelled', { state: 'cancelled' }],
    ['a type', { type: 'image' }],
    ['a type of which nothing waits', { type: 'category', state: 'pending' }],
    ['a code', { code: 'CODE_0' }],
    ['a code that waits', { code: 'STORE_TIMEOUT' }],
    ['a code that nothing has', { code: 'NOBODY' }],
    ['a code and a type', { code: 'CODE_0', type: 'image' }],
    [
      'a time',
      { since: new Date(Date.now() - 7_200_000), until: new Date(Date.now() - 3_600_000) },
    ],
    ['one product', { productId: 'BENCH-77' }],
  ];

  it.each(FILTERS)('reads little for %s', async (_name, filter) => {
    const lists = new TypeOrmItemListRepository(ledger.database);
    const read = () => twoPages(lists.find.bind(lists), { ...STORE, ...filter });
    expect(await costOf(BIG, read)).toBeLessThan(FEW_BLOCKS);
  });

  it.each([
    ['of the day before yesterday', OLD_RUN, {}, BLOCKS_OF_OLD],
    ['of the day before yesterday that failed', OLD_RUN, { state: 'failed' }, BLOCKS_OF_OLD],
    ['of now', PRESENT_RUN, {}, BLOCKS_OF_PRESENT],
    ['of now with a code', PRESENT_RUN, { code: 'STORE_TIMEOUT' }, BLOCKS_OF_PRESENT],
  ] as const)('reads no more than the run for those %s', async (_name, runId, filter, most) => {
    const lists = new TypeOrmItemListRepository(ledger.database);
    const read = () => twoPages(lists.find.bind(lists), { ...STORE, ...filter, runId });
    expect(await costOf(BIG, read)).toBeLessThan(most);
  });

  it.each([
    ['words', { q: 'lamp brass' }],
    ['an id and a code', { q: 'BENCH-1000', code: 'CODE_0' }],
  ] as const)('reads no more than what is found for %s', async (_name, filter) => {
    const lists = new TypeOrmItemListRepository(ledger.database);
    const read = () => twoPages(lists.find.bind(lists), { ...STORE, ...filter });
    expect(await costOf(BIG, read)).toBeLessThan(BLOCKS_OF_FOUND);
  });
});

describe('the other lists', () => {
  it('count groups of failures by their index', async () => {
    const failures = new TypeOrmFailureRepository(ledger.database);
    const read = () => failures.groups('default');
    expect(await costOf(BIG, read)).toBeLessThan(BLOCKS_OF_GROUPS);
    expect(await plans.readsOf('wc_sync_items', read)).toContain('idx_wc_sync_items_reasons');
  });

  it.each<readonly [string, Omit<AuditFilter, 'storeId'>]>([
    ['all', {}],
    ['somebody', { actor: 'ana' }],
    ['nobody', { actor: 'nobody' }],
    ['who did nearly all', { actor: 'pricing' }],
    ['an action', { action: 'products.images' }],
    ['what failed', { outcome: 'failed' }],
    ['a product', { productId: 'BENCH-77' }],
  ])('read little of the audit for %s', async (_name, filter) => {
    const audit = new TypeOrmAuditRepository(ledger.database, new SecretRegistry([]));
    const read = () => twoPages(audit.find.bind(audit), { ...STORE, ...filter });
    expect(await costOf(['wc_sync_audit'], read)).toBeLessThan(FEW_BLOCKS);
  });

  it.each(['SKU-00010', 'lamp oak', 'nothing-like-it', '1000100'])('search for %s', async (q) => {
    const search = new TypeOrmSearchRepository(ledger.database);
    const read = () =>
      Promise.all([
        search.products(['default'], q, 10),
        search.orders(['default'], q, 10),
        search.runs(['default'], q, 10),
      ]);
    expect(await costOf(['wc_product_sync_mappings'], read)).toBeLessThan(FEW_BLOCKS);
  });

  it.each([{}, { kind: 'order-pull' }, { kind: 'full-sync', state: 'running' }] as const)(
    'list runs of %j',
    async (filter) => {
      const runs = new TypeOrmRunListRepository(ledger.database);
      const read = () => twoPages(runs.page.bind(runs), { ...STORE, ...filter });
      const tables = ['wc_sync_batches', 'wc_order_pulls', 'wc_sync_items'];
      expect(await costOf(tables, read)).toBeLessThan(FEW_BLOCKS);
    },
  );

  it.each([
    ['an hour', 3_600, 60],
    ['a day', 86_400, 900],
    ['a week', 604_800, 3_600],
  ])('read the curves of %s', async (_name, span, step) => {
    const flows = new TypeOrmFlowRepository(ledger.database);
    const read = () => flows.read('default', span, step);
    expect(await costOf(['wc_flows'], read)).toBeLessThan(FEW_BLOCKS);
  });
});
