import { Injectable } from '@nestjs/common';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { StoreClients } from '../ports/store-client.port';
import { AfterPull } from '../orders/after-pull';
import { OrderIntake } from '../orders/order-intake';

/** Clocks that differ by less are one, in milliseconds. */
const SAME_CLOCK_MS = 5_000;

/** A first reading brings at least what has changed within so many milliseconds. */
const FIRST_MS = 60_000;

/** So far do two readings overlap, in milliseconds: the shop tells times in whole seconds. */
const OVERLAP_MS = 15_000;

/** Pages of a reading; a shop that has more of them is left to the next pull. */
const MOST_PAGES = 20;

/** Orders of a page. */
const PAGE = 100;

/**
 * What is known of a shop's orders.
 * - `read`: all that had changed by the beginning of the reading.
 * - `behind`: not all of it, as after an outage. The next pull catches up.
 * - `never`: nothing, since nobody has ever pulled them.
 */
export type OrderKnowledge = 'read' | 'behind' | 'never';

/** Reads the orders that have changed in a moment just gone: for who needs them at once. */
@Injectable()
export class RecentOrders {
  /** When this process read them last, by the ledger's clock. */
  private readonly readAt = new Map<string, Date>();

  constructor(
    private readonly intake: OrderIntake,
    private readonly after: AfterPull,
    private readonly watermarks: WatermarkRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Takes in what has changed since the last pull, or the last reading of this process, by the
   * shop's own clock. Throws what the shop's client throws.
   */
  async read(storeId: string): Promise<OrderKnowledge> {
    const { reachedAt, now } = await this.watermarks.find(storeId, 'orders');
    if (reachedAt === null) return 'never';
    const since = sinceWhen(now, reachedAt, this.readAt.get(storeId) ?? null);
    const withinMs = now.getTime() - since.getTime();
    if (!(await this.readSince(storeId, now, withinMs))) return 'behind';
    this.readAt.set(storeId, now);
    return 'read';
  }

  /** False: there is more of it than a reading takes. */
  private async readSince(storeId: string, now: Date, withinMs: number): Promise<boolean> {
    const { orders } = this.stores.get(storeId);
    let since = new Date(now.getTime() - withinMs);
    let answer = await orders.list({ modifiedAfter: since, page: 1 });
    const aheadMs = (answer.shopTime ?? now).getTime() - now.getTime();
    if (Math.abs(aheadMs) > SAME_CLOCK_MS) {
      since = new Date(since.getTime() + aheadMs);
      answer = await orders.list({ modifiedAfter: since, page: 1 });
    }
    // After a long outage nothing is begun that is not ended.
    if ((answer.total ?? 0) > MOST_PAGES * PAGE) return false;
    let hasNews = false;
    for (let page = 1; ; page += 1) {
      const news = await this.intake.store(answer, { storeId, readAt: now, pullId: null });
      hasNews ||= news.length > 0;
      if (answer.isLast || page === MOST_PAGES) break;
      answer = await orders.list({ modifiedAfter: since, page: page + 1 });
    }
    if (hasNews) this.after.start(storeId);
    return answer.isLast;
  }
}

/** From when on a reading leaves no gap. */
function sinceWhen(now: Date, reachedAt: Date, readAt: Date | null): Date {
  const [pulledMs, nowMs] = [reachedAt.getTime(), now.getTime()];
  const readMs = Math.min(readAt?.getTime() ?? -Infinity, nowMs);
  if (readMs > pulledMs) return new Date(readMs - OVERLAP_MS);
  return new Date(Math.min(nowMs - FIRST_MS, pulledMs - OVERLAP_MS));
}
