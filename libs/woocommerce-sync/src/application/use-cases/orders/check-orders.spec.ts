import { Logger } from '@nestjs/common';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import type { OrderNews } from '../../../domain/orders/order-event';
import type {
  OrderCheck,
  OrderCheckFindings,
  OrderCheckRepository,
  OrderStanding,
} from '../../../domain/orders/order-check.repository';
import { NEW_LANE } from '../../../domain/lane/lane-state';
import type { LaneRepository, LaneStatus } from '../../../domain/lane/lane.repository';
import { NetworkError } from '../../../domain/woocommerce.errors';
import type { OrderSummary, ShopOrders } from '../../ports/shop/shop-orders.port';
import type { StorePolicy } from '../../ports/store-policy.port';
import { partOf, SomeStores } from '../../testing/ports';
import { CheckOrders } from './check-orders.use-case';
import type { ReadOrders } from './read-orders.use-case';

const AT = '2026-11-22T12:00:00Z';

const summary = (orderId: number, status = 'processing', modifiedAt: string | null = AT) => ({
  orderId,
  status,
  modifiedAt,
});
const standing = (
  orderId: number,
  status = 'processing',
  modifiedAt = AT,
  isEarlier = false,
): OrderStanding => ({ orderId, status, modifiedAt: new Date(modifiedAt), isEarlier });

/** A count of a shop's pages against what is known. */
function aCount(pages: readonly (readonly OrderSummary[])[], known: readonly OrderStanding[]) {
  const read: number[][] = [];
  const ends: { found: OrderCheckFindings; failure: FailureReason | null }[] = [];
  const check = partOf<OrderCheck>({
    id: 'c',
    storeId: 'default',
    since: new Date(0),
    startedAt: new Date(AT),
  });
  const orders = partOf<ShopOrders>({
    summaries: ({ page }) => {
      const rows = pages[page - 1];
      if (rows === undefined) return Promise.reject(new NetworkError('gone', 'store', true));
      return Promise.resolve({ orders: rows, isLast: page === pages.length, total: null });
    },
  });
  const count = new CheckOrders(
    partOf<OrderCheckRepository>({
      begin: () => Promise.resolve(check),
      end: (_id, found, failure) => {
        ends.push({ found, failure });
        return Promise.resolve();
      },
      findStandings: (_store, ids) =>
        Promise.resolve(
          new Map(
            known.filter(({ orderId }) => ids.includes(orderId)).map((one) => [one.orderId, one]),
          ),
        ),
      findOthers: (_store, _made, ids) =>
        Promise.resolve(known.map(({ orderId }) => orderId).filter((id) => !ids.includes(id))),
    }),
    partOf<ReadOrders>({
      execute: (_store, ids) => {
        read.push([...ids]);
        return Promise.resolve(ids.map(() => partOf<OrderNews>({ type: 'deleted' })));
      },
    }),
    partOf<StorePolicy>({ orderCheckDays: () => 90 }),
    partOf<LaneRepository>({
      status: () =>
        Promise.resolve(partOf<LaneStatus>({ breakers: NEW_LANE.breakers, readAt: new Date(AT) })),
    }),
    new SomeStores({ default: { orders } }),
  );
  return { count, read, ends };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a count of orders', () => {
  it('reads what is not known, what stands otherwise, and what no page has', async () => {
    const { count, read, ends } = aCount(
      [[summary(1), summary(2)], [summary(3, 'completed')]],
      [standing(1), standing(3), standing(4)],
    );
    await count.execute('default');
    expect(read).toEqual([[2], [3], [4]]);
    expect(ends).toEqual([
      { found: { inShop: 3, missing: 1, outdated: 1, gone: 1 }, failure: null },
    ]);
  });

  it('tells of two hundred orders at the most from before the shop was watched', async () => {
    const ids = Array.from({ length: 251 }, (_, index) => index + 1);
    const { count, read, ends } = aCount(
      [
        ids.slice(0, 150).map((id) => summary(id, 'completed')),
        ids.slice(150).map((id) => summary(id, 'completed')),
      ],
      ids.map((id) => standing(id, 'processing', AT, id !== 251)),
    );
    await count.execute('default');
    const told = read.flat();
    expect(told).toHaveLength(201);
    // What was made since is told of in any case.
    expect(told).toContain(251);
    expect(ends).toMatchObject([{ found: { inShop: 251, outdated: 201, gone: 0 } }]);
  });

  it('does not take an older answer of the shop for news', async () => {
    const { count, read } = aCount(
      [[summary(1, 'pending', '2026-11-22T11:00:00Z')]],
      [standing(1)],
    );
    await count.execute('default');
    expect(read).toEqual([]);
  });

  it('that the shop cuts short says so, with what it found until then', async () => {
    const cut = aCount([], []);
    await expect(cut.count.execute('default')).rejects.toThrow('gone');
    expect(cut.ends).toMatchObject([{ found: { inShop: 0 }, failure: { code: 'STORE_TIMEOUT' } }]);
  });

  it('of every store goes on though one fails', async () => {
    const { count, ends } = aCount([], []);
    await count.executeForAllStores();
    expect(ends).toHaveLength(1);
  });
});
