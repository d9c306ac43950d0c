import { anOrder } from '../../domain/testing/orders';
import type { Watermark, WatermarkRepository } from '../../domain/runs/watermark.repository';
import type { StorePolicy } from '../ports/store-policy.port';
import { partOf } from '../testing/ports';
import { TakenOrders } from './taken-orders';

const NOW = new Date('2026-11-22T12:00:00.400Z');

/** Orders of a shop that is watched since then; null: nobody has looked yet. */
function taken(since: Date | null, statuses: readonly string[] = ['processing']) {
  const moved: Date[] = [];
  const watermark: Watermark = { reachedAt: since, isAhead: false, now: NOW };
  const orders = new TakenOrders(
    partOf<StorePolicy>({ orderStatuses: () => new Set(statuses) }),
    partOf<WatermarkRepository>({
      find: () => Promise.resolve(watermark),
      move: (_store, _name, to) => {
        moved.push(to);
        return Promise.resolve();
      },
    }),
  );
  return { isTaken: orders.of('default'), moved };
}

describe('an order is told of', () => {
  it.each([
    ['in a status that is set', 'on-hold', true],
    ['in no other', 'pending', false],
    ['where nobody can read its status', '', true],
  ])('%s', async (_, status, isTold) => {
    const isTaken = await taken(NOW, ['processing', 'on-hold']).isTaken;
    expect(isTaken(anOrder({ status }))).toBe(isTold);
  });

  it('completed, if it was made since the shop is watched, to the second', async () => {
    const isTaken = await taken(NOW).isTaken;
    const completed = (createdAt: string | null) =>
      isTaken(anOrder({ status: 'completed', createdAt }));
    expect(completed('2026-11-22T12:00:00Z')).toBe(true);
    expect(completed('2026-11-22T11:59:59Z')).toBe(false);
    expect(completed(null)).toBe(false);
  });

  it('from the first look on', async () => {
    const first = taken(null);
    await first.isTaken;
    expect(first.moved).toEqual([NOW]);
    const later = taken(NOW);
    await later.isTaken;
    expect(later.moved).toEqual([]);
  });
});
