import { Metrics } from '@cypher/platform';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/typeorm-order.repository';
import { openLedger, type TestLedger } from '../support/ledger';

let ledger: TestLedger;
let orders: TypeOrmOrderRepository;
beforeAll(async () => {
  ledger = await openLedger();
  orders = new TypeOrmOrderRepository(ledger.database, new SyncCounters(new Metrics()));
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
    await expect(orders.publishPending(takingOne)).rejects.toBe(full);
    expect(taken).toEqual(['1']);
    await orders.publishPending(({ eventId }) => {
      taken.push(eventId);
      return Promise.resolve();
    });
    expect(taken).toEqual(['1', '2', '3']);
  });
});
