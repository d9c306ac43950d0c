/** Counts what the accounts of stock come to in this process. */
export abstract class StockCounters {
  /** So many stocks add up. */
  abstract accounted(storeId: string, count: number): void;

  /**
   * One does not, and is put right.
   * @param tooMany pieces that the shop showed beyond what it should
   */
  abstract mended(storeId: string, tooMany: number): void;
}
