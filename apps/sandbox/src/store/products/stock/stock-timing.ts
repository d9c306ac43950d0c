import { setTimeout as delay } from 'node:timers/promises';
import type { Params } from '../../rest/rest-call';

/**
 * How long the shop takes between reading a stock and writing it, and between taking pieces for an
 * order and showing it (facts 27, 43). Both are 0 until somebody says otherwise: then nothing comes
 * in between.
 */
export class StockTiming {
  /**
   * From the reading of a stock until it is written, in milliseconds; of each entry of a batch,
   * too, which reads each just before it writes it.
   */
  windowMs = 0;
  /** Until an order shows what its lines took, in milliseconds. */
  shownAfterMs = 0;

  /** Lets what may come in between a reading and its writing do so, for a write of a stock. */
  async pass(params: Params): Promise<void> {
    const isOfStock = 'stock_quantity' in params || 'inventory_delta' in params;
    if (this.windowMs > 0 && isOfStock) await delay(this.windowMs);
  }

  /** Does what an order shows later. */
  later(show: () => void): void {
    if (this.shownAfterMs === 0) show();
    else setTimeout(show, this.shownAfterMs).unref();
  }
}
