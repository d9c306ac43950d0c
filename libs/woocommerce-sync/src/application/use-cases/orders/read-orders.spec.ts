import type { OrderNews } from '../../../domain/orders/order-event';
import type { GoneOrders, OrderRepository } from '../../../domain/orders/order.repository';
import type { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { anOrder } from '../../../domain/testing/orders';
import type { AfterPull } from '../../orders/after-pull';
import type { OrderIntake } from '../../orders/order-intake';
import type { ShopOrders } from '../../ports/shop/shop-orders.port';
import { partOf, SomeStores } from '../../testing/ports';
import { ReadOrders } from './read-orders.use-case';

const NOW = new Date('2026-11-22T12:00:00Z');

/** A shop that lists these orders, has those in its trash, and no other. */
function aShop(listed: readonly number[], trashed: readonly number[] = []) {
  const asked: (readonly number[])[] = [];
  const stored: number[] = [];
  const gone: GoneOrders[] = [];
  const started: string[] = [];
  const orders = partOf<ShopOrders>({
    find: (ids) => {
      asked.push(ids);
      const found = ids.filter((id) => listed.includes(id));
      return Promise.resolve({
        orders: found.map((orderId) => anOrder({ orderId })),
        unreadable: [],
      });
    },
    get: (orderId) =>
      Promise.resolve(trashed.includes(orderId) ? anOrder({ orderId, status: 'trash' }) : null),
  });
  const read = new ReadOrders(
    partOf<OrderRepository>({
      storeGone: (one) => {
        gone.push(one);
        return Promise.resolve([]);
      },
    }),
    partOf<OrderIntake>({
      store: (page) => {
        stored.push(...page.orders.map(({ orderId }) => orderId));
        return Promise.resolve(page.orders.map(() => partOf<OrderNews>({})));
      },
    }),
    partOf<AfterPull>({ start: (storeId) => void started.push(storeId) }),
    partOf<WatermarkRepository>({
      find: () => Promise.resolve({ reachedAt: null, isAhead: false, now: NOW }),
    }),
    new SomeStores({ default: { orders } }),
  );
  return { read, asked, stored, gone, started };
}

describe('a reading of single orders', () => {
  it('looks up a hundred at a time, each once', async () => {
    const ids = Array.from({ length: 150 }, (_, n) => n + 1);
    const { read, asked, stored } = aShop(ids);
    await read.execute('default', [...ids, ...ids]);
    expect(asked.map(({ length }) => length)).toEqual([100, 50]);
    expect(stored).toEqual(ids);
  });

  it('asks for each that no list shows: it may lie in the trash, or be gone', async () => {
    const { read, stored, gone } = aShop([1], [2]);
    await read.execute('default', [1, 2, 3]);
    expect(stored).toEqual([1, 2]);
    expect(gone).toEqual([{ storeId: 'default', orderIds: [3], readAt: NOW }]);
  });

  it('has what is new published, and nothing where nothing is', async () => {
    const some = aShop([1]);
    await some.read.execute('default', [1]);
    expect(some.started).toEqual(['default']);
    const none = aShop([]);
    await none.read.execute('default', []);
    expect(none.started).toEqual([]);
  });

  it('of an unknown store is refused', async () => {
    await expect(aShop([1]).read.execute('other', [1])).rejects.toThrow('storeId');
  });
});
