import { Injectable } from '@nestjs/common';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { Clock } from '../ports/clock.port';
import { StoreClients } from '../ports/store-client.port';
import { AfterPull } from '../orders/after-pull';
import { OrderIntake } from '../orders/order-intake';

/** Clocks that differ by less are one, in milliseconds. */
const SAME_CLOCK_MS = 5_000;

/** A first reading brings what has changed within so many milliseconds. */
const FIRST_MS = 60_000;

/** So far do two readings overlap, in milliseconds: the shop tells times in whole seconds. */
const OVERLAP_MS = 15_000;

/** Pages of a reading; a shop that has more of them in a moment is left to the next pull. */
const MOST_PAGES = 20;

/** Reads the orders that have changed in a moment just gone: for who needs them at once. */
@Injectable()
export class RecentOrders {
  /** When this process read them last, by its monotonic clock. */
  private readonly readMs = new Map<string, number>();

  constructor(
    private readonly intake: OrderIntake,
    private readonly after: AfterPull,
    private readonly watermarks: WatermarkRepository,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in what has changed within the last minute, or since the last reading, by the shop's own
   * clock. False: nobody has ever read the orders of this shop, so that nothing is known of them.
   * Throws what the shop's client throws.
   */
  async read(storeId: string): Promise<boolean> {
    const { reachedAt, now } = await this.watermarks.find(storeId, 'orders');
    if (reachedAt === null) return false;
    const startedMs = this.clock.monotonicMs();
    const agoMs = startedMs - (this.readMs.get(storeId) ?? -Infinity) + OVERLAP_MS;
    await this.readSince(storeId, now, Math.min(FIRST_MS, agoMs));
    this.readMs.set(storeId, startedMs);
    return true;
  }

  private async readSince(storeId: string, now: Date, withinMs: number): Promise<void> {
    const { orders } = this.stores.get(storeId);
    let since = new Date(now.getTime() - withinMs);
    let first = await orders.list({ modifiedAfter: since, page: 1 });
    const aheadMs = (first.shopTime ?? now).getTime() - now.getTime();
    if (Math.abs(aheadMs) > SAME_CLOCK_MS) {
      since = new Date(since.getTime() + aheadMs);
      first = await orders.list({ modifiedAfter: since, page: 1 });
    }
    let hasNews = false;
    let answer = first;
    for (let page = 1; ; page += 1) {
      const news = await this.intake.store(answer, { storeId, readAt: now, pullId: null });
      hasNews ||= news.length > 0;
      if (answer.isLast || page === MOST_PAGES) break;
      answer = await orders.list({ modifiedAfter: since, page: page + 1 });
    }
    if (hasNews) this.after.start(storeId);
  }
}
