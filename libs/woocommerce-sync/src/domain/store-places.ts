import type { FieldOwnership } from './field-ownership';

/** What a product is planned against: what it refers to in the shop, and what of it is Cypher's there. */
export interface StorePlaces {
  /** The currency that it sells in, ISO 4217; null where it does not tell. */
  readonly currency: string | null;
  /** Slugs of its tax classes by their folded names and slugs; null where it does not tell. */
  readonly taxClasses: ReadonlyMap<string, string> | null;
  /** Ids by the ERP's ids. */
  readonly categories: ReadonlyMap<string, number>;
  /** Ids by folded name. */
  readonly attributes: ReadonlyMap<string, number>;
  /** Ids by caseless name, as of the next. */
  readonly tags: ReadonlyMap<string, number>;
  /** Null where the shop knows no brands. */
  readonly brands: ReadonlyMap<string, number> | null;
  readonly ownership: FieldOwnership;
  /** Keys of custom fields in the shop, by the ERP's names. */
  readonly customFields: ReadonlyMap<string, string>;
}
