import type { StockOffer } from './stock-offer';

/**
 * When an order counts as booked by the ERP, whose stock then does without its pieces: so many
 * minutes after its event was published; null: only once the ERP has said so.
 */
export type BookedAfterMinutes = number | null;

/**
 * What has an order counted as booked besides the ERP's own word: nothing, so many minutes since
 * its event was published, or the ERP's next stock of what it sold.
 */
export type BookedBy = 'told' | 'time' | 'next-stock';

/** A stock as the ERP has it. */
export interface ErpStock {
  /** The ERP's id of the product or variant. */
  readonly id: string;
  readonly quantity: number;
}

/** How the ERP's stocks were read. */
export interface StockReading {
  /** When, at the earliest. */
  readonly readAfter: Date;
  /** The warehouses that were counted, as a text; empty for all. */
  readonly counted: string;
}

/** The ERP's ids by the shop's ids of products and variations that no mapping may tell of yet. */
export type AdoptedProducts = ReadonlyMap<number, string>;

/** An order of which the stock that it holds has changed, or may have. */
export interface DueStock {
  readonly orderId: number;
  /** What is handed back to end it: when it was due, and when that was found. */
  readonly dueAt: string;
  readonly lookedAt: string;
  /** The ERP's products that it sold. */
  readonly productIds: readonly string[];
}

/**
 * Pieces that shops have sold and the ERP does not count as gone yet: of orders that were made
 * since their shop is watched, as far as the shop took them from its stock.
 */
export abstract class HeldStockRepository {
  /** What orders took of these products, by the ERP's ids of variants, or of products without. */
  abstract find(
    storeId: string,
    productIds: readonly string[],
    adopted: AdoptedProducts,
    booked: BookedBy,
  ): Promise<Pick<StockOffer, 'held' | 'sold'>>;

  /**
   * Notes what the ERP has, and since when where that is another number than before. Where others
   * of its warehouses are counted than before, another number is no news.
   */
  abstract noteErpStocks(
    storeId: string,
    stocks: readonly ErpStock[],
    reading: StockReading,
  ): Promise<void>;

  /** Which of these products and variations orders took from within the last minutes. */
  abstract findSelling(
    storeId: string,
    storeProductIds: readonly number[],
    minutes: number,
  ): Promise<ReadonlySet<number>>;

  /** All pieces that are held of a store. */
  abstract total(storeId: string, booked: BookedBy): Promise<number>;

  /** Orders whose products have to be looked at, oldest first. */
  abstract findDue(storeId: string, limit: number): Promise<readonly DueStock[]>;

  /**
   * The products of these orders are being looked at; what has become due anew meanwhile stays. An
   * order that holds pieces for a time only is due again when that is over.
   */
  abstract end(
    storeId: string,
    due: readonly DueStock[],
    booked: BookedAfterMinutes,
  ): Promise<void>;
}
