import type { Expectations } from '../../../domain/doctor/grounds';
import type { Observations } from '../../../domain/doctor/observations';
import type { StoreCredentials } from '../../../domain/stores/store';

/** A shop that is to be examined: a store, what it is to become, or one that is no store yet. */
export interface ShopToExamine {
  /** Null for a shop that is no store: then address and credentials are given. */
  readonly storeId: string | null;
  readonly url?: string;
  readonly credentials?: StoreCredentials;
  /** Settings of a store over those that it has; null for one that is taken away. */
  readonly settings?: Readonly<Record<string, string | null>>;
}

/** One shop, ready to be examined. */
export interface ShopExamination {
  /** Stands for address and key: another text as soon as one of them is another. */
  readonly subject: string;
  readonly expectations: Expectations;

  /**
   * Looks at the shop by reads, and by writes that cannot change anything: one call at a time, for
   * less than a minute. What fails is among what was seen.
   */
  observe(): Promise<Observations>;

  /** Asks for the shop's versions alone; null where it does not tell. */
  versions(): Promise<string | null>;
}

/** Looks at shops. */
export abstract class ShopExaminer {
  /**
   * Throws `ValidationError` (`STORE_UNKNOWN`) for a store that there is not, and `StoreStateError`
   * for one without credentials.
   */
  abstract open(shop: ShopToExamine): ShopExamination;
}
