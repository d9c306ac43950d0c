/** What a watermark is of. */
export type WatermarkName = 'orders' | 'erp-products';

/** Up to when something was read, per store. */
export abstract class WatermarkRepository {
  /** The database's time, which watermarks of our own readings are set by. */
  abstract now(): Promise<Date>;

  /** The watermark; null before the first. */
  abstract find(storeId: string, name: WatermarkName): Promise<Date | null>;

  /** Moves it; never backwards, but from where the present has not come to yet: a clock that has stepped back left it there. */
  abstract move(storeId: string, name: WatermarkName, to: Date): Promise<void>;
}
