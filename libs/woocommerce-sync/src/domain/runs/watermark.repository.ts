/** What a watermark is of. */
export type WatermarkName =
  | 'orders'
  /** Not how far, but since when: the first reading of a shop's orders. */
  | 'orders-since'
  | 'erp-products'
  /** What the shop says was modified, of its products. */
  | 'drift';

/** How far something was read, and what time it is, both by the ledger's own clock. */
export interface Watermark {
  /**
   * Null before the first reading, and where what is kept cannot be: a time that is still to come.
   */
  readonly reachedAt: Date | null;
  /** Whether what is kept is still to come: the clock was wrong when it was written, or is now. */
  readonly isAhead: boolean;
  readonly now: Date;
}

/**
 * Up to when something was read, per store. No clock but the ledger's is believed: nothing is read
 * up to the future.
 */
export abstract class WatermarkRepository {
  /** The watermark. */
  abstract find(storeId: string, name: WatermarkName): Promise<Watermark>;

  /** Moves it; never backwards, nor beyond the present. */
  abstract move(storeId: string, name: WatermarkName, to: Date): Promise<void>;
}
