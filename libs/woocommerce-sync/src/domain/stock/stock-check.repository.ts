import type { StockFields } from './stock-fields';
import type { MannerTally, WriteManner } from './write-manner';

/** A stock that the shop has taken, to be accounted for. */
export interface StockPush {
  /** The ERP's id of the product or variant. */
  readonly productId: string;
  readonly manner: WriteManner;
  /** Whether orders took from it of late. */
  readonly isSelling: boolean;
}

/** What a look found that did not add up, to be held against the next look. */
export interface StockSuspicion {
  readonly shown: number;
  readonly sold: number;
  /** Pieces that the shop shows more than it should; below zero where it shows fewer. */
  readonly tooMany: number;
}

/** A stock that is to be looked at. */
export interface DueCheck {
  readonly storeProductId: number;
  readonly productId: string;
  /** Null for a product. */
  readonly parentProductId: string | null;
  /** By which the shop finds a variation; null where it is not known. */
  readonly sku: string | null;
  /** When it was written last; what is written meanwhile makes the look worth nothing. */
  readonly pushedAt: string;
}

/** How a stock stands by the ledger. */
export interface StockStanding {
  readonly storeProductId: number;
  /** Null where nobody knows: it is to be written anew. */
  readonly confirmed: StockFields | null;
  /** Pieces that orders took in all, as far as they are known. */
  readonly sold: number;
  readonly suspicion: StockSuspicion | null;
  /** Looks so far. */
  readonly looks: number;
  /** How often in a row it was put right, without ever adding up. */
  readonly mends: number;
}

/**
 * What comes of a look.
 * - `right`: it adds up.
 * - `later`: an order may be in the middle of it; `suspicion` is what was seen.
 * - `wrong`: what the shop shows is to be believed, and the rest written.
 * - `given-up`: it was wrong too often in a row, since something in the shop sets it again after
 *   each write. It is left as it is; `isNews` the first time.
 */
export type CheckEnd =
  | { readonly kind: 'right' }
  | { readonly kind: 'later'; readonly suspicion: StockSuspicion | null }
  | { readonly kind: 'wrong'; readonly suspicion: StockSuspicion }
  | { readonly kind: 'given-up'; readonly isNews: boolean };

/** A look that has ended. */
export interface EndedCheck extends DueCheck {
  readonly end: CheckEnd;
}

/** What a store's accounts come to. */
export interface StockAccounts {
  readonly tallies: Readonly<Record<WriteManner, MannerTally>>;
  /** Stocks that are still to be looked at. */
  readonly open: number;
  /** When pieces were missing last. */
  readonly lastErasedAt: Date | null;
}

/**
 * Stocks that were written and are to be accounted for; a delivery notes them with its settlement.
 */
export abstract class StockCheckRepository {
  /**
   * Takes what is due, with a lease of a minute: nobody else has it. What is on its way to the shop
   * is left.
   */
  abstract take(storeId: string, limit: number): Promise<readonly DueCheck[]>;

  /** How they stand now, by the ERP's ids. */
  abstract standing(
    storeId: string,
    productIds: readonly string[],
  ): Promise<readonly StockStanding[]>;

  /**
   * Records what came of looks, in one transaction with the items that it asks for. What was
   * written since it was taken, or is on its way, is looked at again. Answers those that were put
   * right.
   */
  abstract end(storeId: string, ended: readonly EndedCheck[]): Promise<readonly EndedCheck[]>;

  /** In how many milliseconds the next is due; null for none. */
  abstract nextInMs(storeId: string): Promise<number | null>;

  /** What came of each manner of writing. */
  abstract tallies(storeId: string): Promise<Readonly<Record<WriteManner, MannerTally>>>;

  /** All of it, for people. */
  abstract accounts(storeId: string): Promise<StockAccounts>;
}
