import type { ShopChoices } from '../fields/desired-choice';
import type { FieldOwnership } from '../fields/field-ownership';
import type { StockOffer } from '../stock/stock-offer';
import type { FieldGroup } from '../fields/product-fields';
import { ValidationError, type WooCommerceError } from '../woocommerce.errors';

/** What the shop has of some things that products refer to. */
export interface FoundReferences<K> {
  readonly ids: ReadonlyMap<K, number>;
  /** Why some are not known, where that may pass: a list of the shop or the ERP cannot be read. */
  readonly unread?: WooCommerceError;
}

/**
 * What a product is planned against: what it refers to in the shop, and what of it is Cypher's
 * there.
 */
export interface ShopReferences {
  /** The currency that it sells in, ISO 4217; null where it does not tell. */
  readonly currency: string | null;
  /** What its lists hold of which a product is given one entry. */
  readonly choices: ShopChoices;
  /** Ids by the ERP's ids. */
  readonly categories: ReadonlyMap<string, number>;
  /** Ids by folded name. */
  readonly attributes: ReadonlyMap<string, number>;
  /** Ids by caseless name, as of the next. */
  readonly tags: ReadonlyMap<string, number>;
  /** Null where the shop knows no brands. */
  readonly brands: ReadonlyMap<string, number> | null;
  /** Why things that a group refers to are not known, where that may pass. */
  readonly unread?: ReadonlyMap<FieldGroup, WooCommerceError>;
  readonly ownership: FieldOwnership;
  /** What it may offer of the ERP's stock. */
  readonly stock: StockOffer;
  /** Keys of custom fields in the shop, by the ERP's names. */
  readonly customFields: ReadonlyMap<string, string>;
}

/** Throws why what a group refers to is not known, where that may pass. */
export function mustBeRead(
  group: FieldGroup,
  field: string,
  unread: ShopReferences['unread'],
): void {
  const reason = unread?.get(group);
  if (reason !== undefined)
    throw new ValidationError(field, reason.message, reason.code, reason.retryable);
}
