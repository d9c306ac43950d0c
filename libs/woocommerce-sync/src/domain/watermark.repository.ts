/** What a watermark is of. */
export type WatermarkName = 'orders' | 'erp-products';

/** Up to when something was read, per store. */
export abstract class WatermarkRepository {
  /** The watermark; null before the first. */
  abstract find(storeId: string, name: WatermarkName): Promise<Date | null>;

  /** Moves it; never backwards. */
  abstract move(storeId: string, name: WatermarkName, to: Date): Promise<void>;
}
