import type { JournalCall, JournalEntry } from '../../../apps/sandbox/src/store/journal/journal';
import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import type { HandEdit } from '../lab/parts/lab-shop';
import type { HeardOrder } from '../lab/parts/heard-orders';
import type { ErpVersion } from '../lab/parts/lab-erp';

/** What must always hold, by its letter (docs/reliability.md). */
export type Invariant = 'L' | 'S' | 'R' | 'U' | 'O' | 'A' | 'X' | 'B' | 'T';

/** A promise that was broken, and how one sees it. */
export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** A row of the ledger, as far as it is judged by. */
export interface LedgerItem {
  readonly subjectKind: string;
  readonly productId: string;
  readonly syncType: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly errorCode: string | null;
}

/** A mapping, as far as it is judged by. */
export interface Mapping {
  readonly productId: string;
  readonly storeProductId: number;
  readonly status: string;
}

/** A row of the audit, as far as it is judged by. */
export interface AuditRow {
  readonly action: string;
  /** Its request, as text. */
  readonly request: string;
}

/** All that is known of a run when it is over. */
export interface Evidence {
  /** Why the run did not come to rest; null where it did. */
  readonly unrest: string | null;
  readonly items: readonly LedgerItem[];
  readonly mappings: readonly Mapping[];
  readonly audit: readonly AuditRow[];
  /** Rows that the statements of docs/reliability.md found. */
  readonly found: readonly Violation[];
  /** What the watch saw while it went on. */
  readonly lies: readonly Violation[];
  readonly erp: ReadonlyMap<string, readonly ErpVersion[]>;
  readonly journal: readonly JournalEntry[];
  readonly calls: readonly JournalCall[];
  readonly products: readonly StoreProduct[];
  /** Names of the shop's categories, and of the ERP's, by their ids. */
  readonly categoryNames: ReadonlyMap<number, string>;
  readonly erpCategoryNames: ReadonlyMap<string, string>;
  readonly handEdits: readonly HandEdit[];
  /** How long the journal was when the shop was put back to a backup, each time. */
  readonly shopRestoredAt: readonly number[];
  /** Pieces that were ever ordered, by the shop's ids of products and variations. */
  readonly sold: ReadonlyMap<number, number>;
  /** Orders that the shop has, and that are to be published. */
  readonly orderIds: readonly number[];
  readonly heard: readonly HeardOrder[];
  /** Everything that came out of the service, by where it was found. */
  readonly texts: ReadonlyMap<string, string>;
  readonly secrets: readonly string[];
  readonly peakRssMb: number;
}

/** One judge: the violations of one promise. */
export type Judge = (evidence: Evidence) => Violation[];
