import { Injectable, Logger } from '@nestjs/common';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import type { PullStart } from './order-pull-turn';
import { isStrange, reachedBy, windowStart, type ShopClock } from './order-window';

/** How far the orders of each shop have been read. */
@Injectable()
export class OrderProgress {
  private readonly logger = new Logger(OrderProgress.name);
  private readonly strangeClocks = new Set<string>();

  constructor(private readonly watermarks: WatermarkRepository) {}

  /** Where the next pull begins: where the last ended, with an overlap. */
  async next(storeId: string): Promise<PullStart> {
    const watermark = await this.watermarks.find(storeId, 'orders');
    return { since: windowStart(watermark), now: watermark.now, keepsPlace: false };
  }

  /** Moves on to what a pull has read; never by a clock of the shop that is wrong. */
  async move(storeId: string, clock: ShopClock): Promise<void> {
    this.tellStrangeClock(storeId, clock);
    const reached = reachedBy(clock);
    if (reached !== null) await this.watermarks.move(storeId, 'orders', reached);
  }

  /** Once, until it is right again. */
  private tellStrangeClock(storeId: string, clock: ShopClock): void {
    const { shopTime, now } = clock;
    if (!isStrange(clock)) {
      this.strangeClocks.delete(storeId);
      return;
    }
    if (this.strangeClocks.has(storeId)) return;
    this.strangeClocks.add(storeId);
    this.logger.warn(
      { storeId, shopTime, now },
      'The shop answers with a date that is not now: its clock, or a cache before it, is wrong. Orders are pulled by their own dates',
    );
  }
}
