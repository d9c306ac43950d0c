import type { WatermarkRepository } from '../../domain/runs/watermark.repository';
import type { AfterPull } from '../orders/after-pull';
import type { OrderIntake } from '../orders/order-intake';
import type { OrderPage, ShopOrders } from '../ports/shop/shop-orders.port';
import { partOf, SomeStores } from '../testing/ports';
import { RecentOrders } from './recent-orders';

const NOON = new Date('2026-12-01T12:00:00Z');
const ago = (seconds: number, from = NOON): Date => new Date(from.getTime() - seconds * 1_000);

/** Orders of a shop that were pulled up to a moment; what is asked for is noted. */
function aReading(reachedAt: Date | null, page: Partial<OrderPage> = {}) {
  const asked: Date[] = [];
  const ledger = { reachedAt, isAhead: false, now: NOON };
  const answer = { orders: [], unreadable: [], isLast: true, shopTime: null, total: 0, ...page };
  const orders = partOf<ShopOrders>({
    list: ({ modifiedAfter }) => {
      asked.push(modifiedAfter);
      return Promise.resolve(answer);
    },
  });
  const recent = new RecentOrders(
    partOf<OrderIntake>({ store: () => Promise.resolve([]) }),
    partOf<AfterPull>({ start: () => undefined }),
    partOf<WatermarkRepository>({ find: () => Promise.resolve(ledger) }),
    new SomeStores({ default: { orders } }),
  );
  return { asked, ledger, read: () => recent.read('default') };
}

describe('a reading of what has changed of late', () => {
  it('reaches back to the last pull, a minute at the least', async () => {
    const late = aReading(ago(120));
    expect([await late.read(), late.asked]).toEqual(['read', [ago(135)]]);
    const soon = aReading(ago(10));
    expect([await soon.read(), soon.asked]).toEqual(['read', [ago(60)]]);
  });

  it('goes on from the reading before', async () => {
    const { asked, ledger, read } = aReading(ago(10));
    await read();
    ledger.now = ago(-30);
    expect([await read(), asked.at(-1)]).toEqual(['read', ago(15)]);
  });

  it('knows nothing of a shop that was never pulled', async () => {
    const { asked, read } = aReading(null);
    expect([await read(), asked]).toEqual(['never', []]);
  });

  it('reaches back to a pull that was long ago, unless the shop has too much since', async () => {
    const some = aReading(ago(3_600), { total: 2_000 });
    expect([await some.read(), some.asked]).toEqual(['read', [ago(3_615)]]);
    const many = aReading(ago(3_600), { total: 2_001, isLast: false });
    expect([await many.read(), many.asked.length]).toEqual(['behind', 1]);
  });

  it('is behind where there is more than it takes, and begins there again', async () => {
    const { asked, ledger, read } = aReading(ago(10), { isLast: false });
    expect([await read(), asked.length]).toEqual(['behind', 20]);
    ledger.now = ago(-120);
    await read();
    expect(asked.at(-1)).toEqual(ago(25));
  });
});
