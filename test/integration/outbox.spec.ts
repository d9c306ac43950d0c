import { randomUUID } from 'node:crypto';
import { Metrics, SecretRegistry } from '@cypher/platform';
import { dataSourceOptions, openDataSource } from '../../libs/platform/src/database/data-source';
import type { OrderArrival } from '../../libs/woocommerce-sync/src/domain/orders/order-state';
import { anArrival, anOrder } from '../../libs/woocommerce-sync/src/domain/testing/orders';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { LEASE_SECONDS } from '../../libs/woocommerce-sync/src/infrastructure/persistence/sql/lease';
import { TypeOrmAcknowledgementRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-acknowledgement.repository';
import { TypeOrmOutboxRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-outbox.repository';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

let ledger: TestLedger;
let orders: TypeOrmOrderRepository;
let owed: TypeOrmAcknowledgementRepository;
let outbox: TypeOrmOutboxRepository;
beforeAll(async () => {
  ledger = await openLedger();
  orders = new TypeOrmOrderRepository(
    ledger.database,
    new SyncCounters(new Metrics()),
    new SecretRegistry([]),
  );
  owed = new TypeOrmAcknowledgementRepository(ledger.database);
  outbox = new TypeOrmOutboxRepository(ledger.database, new SyncCounters(new Metrics()));
});
afterAll(() => ledger.close());

describe('the outbox', () => {
  it('keeps what the broker took marked when it does not take the next, and goes on with that', async () => {
    await ledger.database.query(
      `INSERT INTO wc_outbox (event_id, topic, payload) VALUES ('1', 't', '{}'), ('2', 't', '{}'), ('3', 't', '{}')`,
    );
    const taken: string[] = [];
    const full = new Error('no more');
    const takingOne = ({ eventId }: { eventId: string }): Promise<void> => {
      if (taken.length === 1) return Promise.reject(full);
      taken.push(eventId);
      return Promise.resolve();
    };
    await expect(outbox.publishPending(takingOne)).rejects.toBe(full);
    expect(taken).toEqual(['1']);
    await outbox.publishPending(({ eventId }) => {
      taken.push(eventId);
      return Promise.resolve();
    });
    expect(taken).toEqual(['1', '2', '3']);
  });
});

describe('the outbox at a slow broker', () => {
  it('ends its transaction in time, and marks what the broker has', async () => {
    await ledger.database.query(
      `INSERT INTO wc_outbox (event_id, topic, payload) VALUES ('4', 't', '{}'), ('5', 't', '{}'), ('6', 't', '{}')`,
    );
    let now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const taken: string[] = [];
    const slow = ({ eventId }: { eventId: string }): Promise<void> => {
      taken.push(eventId);
      now += 4_000;
      return Promise.resolve();
    };
    expect(await outbox.publishPending(slow)).toBe(2);
    expect(await outbox.publishPending(slow)).toBe(1);
    expect(taken).toEqual(['4', '5', '6']);
    clock.mockRestore();
  });

  it('leaves a transaction in which nothing happens less than half a lease', async () => {
    const { url } = ledger.database.options as { url: string };
    const service = await openDataSource(
      dataSourceOptions(
        { DATABASE_URL: url, DATABASE_POOL_SIZE: 1, DATABASE_STATEMENT_TIMEOUT_MS: 10_000 },
        { entities: [] },
      ),
    );
    const [row] = await service.query<{ seconds: number }[]>(
      `SELECT EXTRACT(EPOCH FROM current_setting('idle_in_transaction_session_timeout')::interval)::int AS seconds`,
    );
    await service.destroy();
    expect(row?.seconds).toBeGreaterThan(10);
    expect(row?.seconds).toBeLessThan(LEASE_SECONDS / 2);
  });
});

describe('what the shop is to be told of orders', () => {
  const arrival = (orderId: number, contentDigest: string): OrderArrival =>
    anArrival(anOrder({ orderId, customer: { id: 0, email: contentDigest, note: '' } }), {
      contentDigest,
      fingerprint: contentDigest,
    });
  const store = (arrivals: readonly OrderArrival[], acknowledge = true) =>
    orders.store('default', arrivals, { acknowledge, pullId: randomUUID() });
  const idOf = (orderId: number, digest: string): string => `default.${orderId}.${digest}`;
  const take = () => owed.take('default', 10);

  it('is taken by one at a time, and given again when it comes back: what failed behind the others', async () => {
    await store([arrival(1, 'a'), arrival(2, 'b'), arrival(3, 'c')]);
    await store([arrival(4, 'd')], false);
    const [first, second, third] = await take();
    expect([first, second, third].map((owed) => owed?.eventId)).toEqual([
      idOf(1, 'a'),
      idOf(2, 'b'),
      idOf(3, 'c'),
    ]);
    expect(await take()).toEqual([]);
    await owed.fail(the(first), false);
    await owed.end(the(second));
    await owed.giveBack([the(third)]);
    expect(await take()).toEqual([
      { orderId: 3, eventId: idOf(3, 'c') },
      { orderId: 1, eventId: idOf(1, 'a') },
    ]);
  });

  it('is dropped when the shop has refused it three times, and never for a fault of the shop', async () => {
    const refused = { orderId: 1, eventId: idOf(1, 'a') };
    for (const wasRefused of [false, false, false]) await owed.fail(refused, wasRefused);
    expect(await take()).toEqual([refused]);
    await owed.fail(refused, true);
    expect(await take()).toEqual([]);
  });

  it('is of the newest state of an order alone', async () => {
    await store([arrival(5, 'old')]);
    await store([arrival(5, 'new')]);
    expect(await take()).toEqual([{ orderId: 5, eventId: idOf(5, 'v2.new') }]);
  });
});
