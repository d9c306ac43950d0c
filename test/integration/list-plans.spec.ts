import { SecretRegistry } from '@cypher/platform';
import type { FailedItemFilter } from '../../libs/woocommerce-sync/src/domain/ledger/sync-item.repository';
import type { ItemFilter } from '../../libs/woocommerce-sync/src/domain/records/item-list.repository';
import type { AuditFilter } from '../../libs/woocommerce-sync/src/domain/ledger/audit.repository';
import { TypeOrmAuditRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-audit.repository';
import { TypeOrmFlowRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/page/typeorm-flow.repository';
import { TypeOrmRunListRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/page/typeorm-run-list.repository';
import { TypeOrmFailureRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-failure.repository';
import { TypeOrmItemListRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-item-list.repository';
import { TypeOrmSearchRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/records/typeorm-search.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import {
  BROKEN,
  fillLongLists,
  OLD_RUN,
  PRESENT_RUN,
  REASON_KEY,
} from '../support/database/long-lists';
import { QueryPlans, WHOLE_TABLE } from '../support/database/query-plans';

/** A page, and what is looked up for it, is to be had from so many blocks of 8 kB. */
const FEW_BLOCKS = 1_500;

/** A run is read whole, for both pages: 20,000 and 200,000 items, by their batches. */
const BLOCKS_OF_OLD = 6_000;
const BLOCKS_OF_PRESENT = 40_000;

/** Alike the items of the 500 things that a search finds at the most, ten of each. */
const BLOCKS_OF_FOUND = 20_000;

/** Three samples of each of 160 groups; or an index with 200,000 failures, read whole. */
const BLOCKS_OF_GROUPS = 8_000;

const STORE = { storeId: 'default' };

let ledger: TestLedger;
let plans: QueryPlans;

beforeAll(async () => {
  ledger = await openLedger();
  await fillLongLists(ledger.database);
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
  it.each(['default', 'broken'])('count groups of failures by their index in %s', async (id) => {
    const failures = new TypeOrmFailureRepository(ledger.database);
    const read = () => failures.groups(id);
    expect(await costOf(BIG, read)).toBeLessThan(BLOCKS_OF_GROUPS);
    expect(await plans.readsOf('wc_sync_items', read)).toContain('idx_wc_sync_items_reasons');
  });

  it.each<readonly [string, Omit<FailedItemFilter, 'storeId'>]>([
    ['all', {}],
    ['a type', { syncType: 'stock' }],
    ['a type that has none', { syncType: 'category' }],
    ['the code of nearly all', { errorCode: 'STORE_TIMEOUT' }],
    ['a code of few', { errorCode: 'SKU_SHARED' }],
    ['a code that nothing has', { errorCode: 'NOBODY' }],
    ['a cause', { errorCode: 'STORE_TIMEOUT', syncType: 'price', reasonKey: REASON_KEY }],
    ['a cause without words', { errorCode: 'STORE_TIMEOUT', syncType: 'stock', reasonKey: null }],
    [
      'a time',
      { since: new Date(Date.now() - 9_000_000), until: new Date(Date.now() - 5_000_000) },
    ],
    ['one product', { productId: 'FAILED-77' }],
  ])('read little of what failed for %s', async (_name, filter) => {
    const read = () =>
      twoPages(ledger.items.findFailed.bind(ledger.items), { ...BROKEN, ...filter });
    expect(await costOf(BIG, read)).toBeLessThan(FEW_BLOCKS);
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
