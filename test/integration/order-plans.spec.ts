import { randomUUID } from 'node:crypto';
import { Metrics, SecretRegistry } from '@cypher/platform';
import { anArrival, anOrder } from '../../libs/woocommerce-sync/src/domain/testing/orders';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmAcknowledgementRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-acknowledgement.repository';
import { TypeOrmOrderHistoryRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order-history.repository';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order.repository';
import { TypeOrmRetentionRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-retention.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { QueryPlans } from '../support/database/query-plans';

const FORGOTTEN = 200_000;
const KEPT = 20_000;
/** The md5 of "1". */
const EVENT_OF_FIRST = 'default.1.c4ca4238a0b923820dcc509a6f75849b';

let ledger: TestLedger;
let plans: QueryPlans;
let orders: TypeOrmOrderRepository;
let history: TypeOrmOrderHistoryRepository;
let owed: TypeOrmAcknowledgementRepository;

beforeAll(async () => {
  ledger = await openLedger();
  plans = new QueryPlans(ledger.database);
  orders = new TypeOrmOrderRepository(
    ledger.database,
    new SyncCounters(new Metrics()),
    new SecretRegistry([]),
  );
  history = new TypeOrmOrderHistoryRepository(ledger.database);
  owed = new TypeOrmAcknowledgementRepository(ledger.database);
  const { database } = ledger;
  await database.query(
    `INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "status", "payload", "pulled_at")
     SELECT 'default', n, 'default.' || n || '.' || md5(n::text), 'processing',
            CASE WHEN n > $1 THEN jsonb_build_object('orderId', n, 'lines', repeat('x', 1500)) END,
            now() - make_interval(mins => $1 + $2 - n)
       FROM generate_series(1, $1::int + $2::int) n`,
    [FORGOTTEN, KEPT],
  );
  await database.query(
    `INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at", "published_at")
     SELECT "event_id", 'topic', "payload", "pulled_at", "pulled_at" FROM "wc_orders" WHERE "payload" IS NOT NULL`,
  );
  await database.query(
    `INSERT INTO "wc_order_states" ("store_id", "order_id", "status", "read_at")
     SELECT 'default', n, 'processing', now() FROM generate_series(2, $1::int) n`,
    [KEPT],
  );
  await database.query('ANALYZE');
}, 120_000);
afterAll(() => ledger.close());

describe('with two hundred thousand forgotten orders', () => {
  it('the list of events goes by the index of those that are kept, to its last page', async () => {
    let cursor: string | null = null;
    const reads = await plans.readsOf('wc_orders', async () => {
      ({ nextCursor: cursor } = await history.listEvents({ storeId: 'default' }, 100, null));
      await history.listEvents({ storeId: 'default' }, 100, cursor);
    });
    expect(cursor).not.toBeNull();
    expect(new Set(reads)).toEqual(new Set(['idx_wc_orders_kept']));
  });

  it('what is old is found by when it was published, and its orders by their keys', async () => {
    const retention = new TypeOrmRetentionRepository(ledger.database);
    const prune = () => retention.prune('orders', 7, 100);
    expect(new Set(await plans.readsOf('wc_outbox', prune))).toEqual(
      new Set(['idx_wc_outbox_published', 'pk_wc_outbox']),
    );
    expect(await plans.readsOf('wc_orders', prune)).toEqual(['uq_wc_orders_event']);
  });

  it('an order, and what was told of it, is found by its keys', async () => {
    const order = anOrder({ orderId: 1 });
    const arrival = anArrival(order, { earlier: { digests: ['1'], eventIds: [EVENT_OF_FIRST] } });
    const storage = { acknowledge: false, pullId: randomUUID() };
    const store = () => orders.store('default', [arrival], storage);
    const first = new Set(await plans.readsOf('wc_orders', store));
    expect([...first].every((index) => !index.startsWith('wc_orders'))).toBe(true);
    expect(await store()).toEqual([]);
    const reads = await plans.readsOf('wc_order_states', store);
    expect(new Set(reads)).toEqual(new Set(['pk_wc_order_states']));
    expect((await history.find('default', 1))?.events).toHaveLength(1);
  });

  it('what the shop is to be told of is found without a look at the rest', async () => {
    const reads = await plans.readsOf('wc_orders', () => owed.take('default', 200));
    expect(new Set(reads)).toEqual(new Set(['idx_wc_orders_to_acknowledge', 'pk_wc_orders']));
  });
});
