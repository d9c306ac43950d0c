import fc from 'fast-check';
import { the } from '../../../../../test/support/the';
import { SYNC_TYPES } from './sync-type';
import { LIVE_WITHIN_MS, SyncPriorityService, type Prioritised } from './sync-priority.service';
import { NOON } from '../testing/builders';

const service = new SyncPriorityService();
const MINUTE_MS = 60_000;

describe('SyncPriorityService', () => {
  it('ranks price before stock, order, product, category and image', () => {
    expect(SYNC_TYPES.map((type) => service.priorityOf(type))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['price', 2],
    ['stock', 5],
    ['order', 5],
    ['product', 15],
    ['category', 30],
    ['image', 60],
  ] as const)('promises a %s within %d minutes', (type, minutes) => {
    expect(service.deadlineFor(type, NOON).getTime() - NOON.getTime()).toBe(minutes * MINUTE_MS);
  });

  it('never lets bulk go before anything live, and has a day for it', () => {
    const slas = SYNC_TYPES.map((type) => service.slaMs(type));
    expect(LIVE_WITHIN_MS).toBe(Math.max(...slas));
    for (const type of SYNC_TYPES) expect(service.slaMs(type, true)).toBe(24 * 60 * MINUTE_MS);
  });

  it('calls an open item late only after its deadline', () => {
    const later = new Date(NOON.getTime() + 1);
    expect(service.isBreached({ syncType: 'price', deadline: NOON }, NOON)).toBe(false);
    expect(service.isBreached({ syncType: 'price', deadline: NOON }, later)).toBe(true);
  });

  it('orders any items by deadline, then by priority, and by nothing else', () => {
    const item = fc.record({
      syncType: fc.constantFrom(...SYNC_TYPES),
      deadline: fc.integer({ min: 0, max: 5 }).map((minute) => new Date(minute * MINUTE_MS)),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 2 }), (items: Prioritised[]) => {
        const sorted = [...items].sort((a, b) => service.compare(a, b));
        sorted.slice(1).forEach((next, index) => {
          const before = the(sorted[index]);
          const gap = next.deadline.getTime() - before.deadline.getTime();
          expect(
            gap > 0 ||
              (gap === 0 &&
                service.priorityOf(before.syncType) <= service.priorityOf(next.syncType)),
          ).toBe(true);
        });
      }),
    );
  });
});
