import type { Watermark } from '../../domain/runs/watermark.repository';

/**
 * How far each pull reaches back before the last one, in milliseconds. An order that slipped
 * through a page edge while the list moved is met by the next pulls, since each order is in the
 * window of several. It also bears a clock of the shop that is not quite ours.
 */
export const OVERLAP_MS = 15 * 60_000;

/** Where the first pull starts, before the present. */
const FIRST_PULL_MS = 30 * 24 * 3_600_000;

/** Where a pull starts that goes on from the last one. */
export function windowStart({ reachedAt, now }: Omit<Watermark, 'isAhead'>): Date {
  return new Date((reachedAt?.getTime() ?? now.getTime() - FIRST_PULL_MS) - OVERLAP_MS);
}

/** What a pull has seen of the shop's clock. */
export interface ShopClock {
  /** What the shop said that it was before the first page; null where it did not say. */
  readonly shopTime: Date | null;
  /** What it was by the ledger's clock. */
  readonly now: Date;
  /** When the newest order of the pull was modified, as the shop says; null for no orders. */
  readonly newest: Date | null;
}

/** Whether the shop's clock, as it says itself, is another one than ours. */
export function isStrange({ shopTime, now }: ShopClock): boolean {
  return shopTime !== null && Math.abs(shopTime.getTime() - now.getTime()) > OVERLAP_MS;
}

/**
 * How far a pull has read; null where it cannot tell, and the next one begins where it began. The
 * shop's own time counts, since it is what orders are stamped with, and the ledger's bounds it.
 * What the shop says of its clock may be false, as when a cache answers in its place: then the
 * stamps of the orders themselves count, which were read whatever the clock is.
 */
export function reachedBy(clock: ShopClock): Date | null {
  const { shopTime, now, newest } = clock;
  const reached = shopTime === null || isStrange(clock) ? newest : shopTime;
  if (reached === null) return null;
  return reached < now ? reached : now;
}
