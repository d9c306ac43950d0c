import { randomUUID } from 'node:crypto';
import { Metrics, SecretRegistry } from '@cypher/platform';
import { AuditedAction } from '../../libs/woocommerce-sync/src/application/audit/audited-action';
import { OrderAcknowledgement } from '../../libs/woocommerce-sync/src/application/orders/order-acknowledgement';
import type { StoreClient } from '../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { partOf, SomeStores } from '../../libs/woocommerce-sync/src/application/testing/ports';
import { anArrival, anOrder } from '../../libs/woocommerce-sync/src/domain/testing/orders';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmAuditRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-audit.repository';
import { TypeOrmAcknowledgementRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-acknowledgement.repository';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order.repository';
import { SystemClock } from '../../libs/woocommerce-sync/src/infrastructure/system-clock';
import { eventually } from '../support/eventually';
import { openLedger, type TestLedger } from '../support/database/ledger';

let ledger: TestLedger;
let orders: TypeOrmOrderRepository;
let owed: TypeOrmAcknowledgementRepository;
beforeAll(async () => {
  ledger = await openLedger();
  const secrets = new SecretRegistry([]);
  orders = new TypeOrmOrderRepository(ledger.database, new SyncCounters(new Metrics()), secrets);
  owed = new TypeOrmAcknowledgementRepository(ledger.database);
});
afterAll(() => ledger.close());

describe('a process that stops while a shop takes its time for an acknowledgement', () => {
  it('gives back at once what it did not try, and lets that call come back', async () => {
    const arrivals = [1, 2, 3].map((orderId) => anArrival(anOrder({ orderId })));
    await orders.store('default', arrivals, { acknowledge: true, pullId: randomUUID() });
    let answer = (): void => undefined;
    const asked: number[] = [];
    const acknowledge = (orderId: number): Promise<void> => {
      asked.push(orderId);
      return new Promise((resolve) => (answer = resolve));
    };
    const stores = new SomeStores({
      default: partOf<StoreClient>({ orders: partOf<StoreClient['orders']>({ acknowledge }) }),
    });
    const audit = new TypeOrmAuditRepository(ledger.database, new SecretRegistry([]));
    const stopping = new OrderAcknowledgement(
      owed,
      stores,
      new AuditedAction(audit, new SystemClock()),
    );
    stopping.start('default');
    await eventually(() => {
      expect(asked).toEqual([1]);
    });

    let hasStopped = false;
    const stopped = stopping.beforeApplicationShutdown().then(() => (hasStopped = true));
    const taken: number[] = [];
    await eventually(async () => {
      const mine = await owed.take('default', 10);
      taken.push(...mine.map(({ orderId }) => orderId));
      expect(taken).toEqual([2, 3]);
    });
    expect(hasStopped).toBe(false);
    answer();
    await stopped;
    expect(asked).toEqual([1]);
    const left = await ledger.database.query(
      'SELECT order_id FROM wc_orders WHERE acknowledge_at IS NOT NULL',
    );
    expect(left).toEqual([{ order_id: 2 }, { order_id: 3 }]);
  });
});
