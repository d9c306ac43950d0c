import type { ShopSight } from '../changes/product-change';
import type { Page } from '../page';
import type { DriftCount, DriftFilter, DriftFinding, FoundDrift } from './drift-finding';

/** A product or variation of the shop that a comparison has met. */
export interface MetProduct {
  readonly storeProductId: number;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  /** As it is compared: folded. */
  readonly sku: string;
  readonly gtin: string;
  readonly isTrashed: boolean;
}

/** What one page of the shop came to. */
export interface DriftPage {
  readonly met: readonly MetProduct[];
  readonly found: readonly FoundDrift[];
  readonly underWay: number;
  /** What the page showed of that of which the ERP is told. */
  readonly sights: readonly ShopSight[];
}

/** A mapping that a comparison has not met in the shop. */
export interface UnmetProduct {
  readonly productId: string;
  readonly variantId: string | null;
  readonly storeProductId: number;
  readonly sku: string;
}

/** What a repair asks for. */
export interface RepairSubject {
  readonly id: string;
  readonly productId: string;
  readonly group: string | null;
}

/** What comparisons have found. */
export abstract class DriftFindingRepository {
  /** Records a page, in one transaction. False: the right to compare was lost. */
  abstract savePage(runId: string, token: string, page: DriftPage): Promise<boolean>;

  /** Which of these products have something waiting, or on its way. */
  abstract findBusy(storeId: string, productIds: readonly string[]): Promise<ReadonlySet<string>>;

  /** Which of these ids of the shop are believed to be there, and not in its trash. */
  abstract findBelieved(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlySet<number>>;

  /**
   * Mapped products and variations that the run has not met, though they should be there; in the
   * order of their ids in the shop.
   */
  abstract findUnmet(runId: string, afterId: number, limit: number): Promise<UnmetProduct[]>;

  /**
   * Mapped products that the shop does not show its customers, as far as it is known; in the order
   * of their ids in the shop, which these are.
   */
  abstract findHidden(runId: string, afterId: number, limit: number): Promise<number[]>;

  /**
   * At the end of a comparison: notes what has one SKU or GTIN twice, and drops what turned out to
   * be ours after all.
   */
  abstract conclude(runId: string): Promise<void>;

  /**
   * Records what a reading of single products found, without what was found before and nobody has
   * asked to repair.
   */
  abstract addHinted(storeId: string, found: readonly FoundDrift[]): Promise<void>;

  /** How many there are, by kind and group. */
  abstract count(runId: string): Promise<DriftCount[]>;

  /** A page of them. Throws `ValidationError` for a cursor that is none. */
  abstract page(
    runId: string,
    filter: DriftFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<DriftFinding>>;

  /** Some that the filter names and nobody has asked to repair, after the one with this id. */
  abstract findRepairable(
    runId: string,
    filter: DriftFilter,
    afterId: string,
    limit: number,
  ): Promise<RepairSubject[]>;

  /**
   * The same of all runs of a store that are over and of the last day, less lower stocks that an
   * order may be the reason of: those that nobody read since, or that the ERP was not told of. What
   * was set right five times within the hour is left: something in the shop changes it each time.
   */
  abstract findDue(storeId: string, filter: DriftFilter, limit: number): Promise<RepairSubject[]>;

  /** Up to twenty things that were left for that within the last hour. */
  abstract findRestless(storeId: string): Promise<Omit<RepairSubject, 'id'>[]>;

  /**
   * Forgets which pictures the shop confirmed of each product or variant of which others were
   * found. The next item for its pictures brings them again. A delivery in flight may undo that;
   * then the next comparison finds the same.
   */
  abstract doubtPictures(ids: readonly string[]): Promise<void>;

  /** Notes that the ledger was asked. */
  abstract noteRepairs(ids: readonly string[]): Promise<void>;
}
