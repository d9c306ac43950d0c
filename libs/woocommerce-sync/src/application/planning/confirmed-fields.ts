import { isDeepStrictEqual } from 'node:util';
import { isVariable, type CatalogProduct } from '../../domain/catalog/catalog-product';
import { canonicalDecimal } from '../../domain/fields/decimal';
import type { FieldOwnership } from '../../domain/fields/field-ownership';
import type { FieldGroup, PriceFields, ProductFields } from '../../domain/fields/product-fields';
import { quantityByNow } from '../../domain/stock/stock-difference';
import type { StockFields } from '../../domain/stock/stock-fields';
import type { ConfirmedFields, ConfirmedGroup } from '../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { rememberedForm } from './remembered-form';

/** The groups that differ from what the shop last confirmed. */
export function withoutConfirmed(
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping,
): Partial<ProductFields> {
  const remembered = comparable(rememberedForm(fields));
  const confirmed = comparable(inTermsOf(fields, mapping.confirmed));
  const changed = Object.entries(fields).filter(
    ([group]) =>
      !isDeepStrictEqual(remembered[group as FieldGroup], confirmed[group as FieldGroup]),
  );
  return Object.fromEntries(changed);
}

/**
 * What a write that is forced brings: all of it, but where the newest value wins only what the ERP
 * has changed since the shop last confirmed it.
 */
export function whenForced(
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping,
  ownership: FieldOwnership,
): Partial<ProductFields> {
  const changed = withoutConfirmed(fields, mapping);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([group]) => group in changed || !ownership.keepsNewest(group as FieldGroup),
    ),
  );
}

/** Whether every group of a product has to be written, whatever is wanted of it. */
export function isWrittenAnew(
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
): boolean {
  return mapping === null || mapping.mayBeTrashed || changesType(product, mapping);
}

/**
 * Whether every group of a product is wanted, whatever was asked for: also of one that lies hidden
 * and is for sale again. What brought it back into a store's filter, as another category, may be
 * news of that alone, and it must not be shown at the price and stock of long ago. So it is of one
 * that was left to the shop's people.
 */
export function isWholeWanted(
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
): boolean {
  if (isWrittenAnew(product, mapping) || showsAgain(product, mapping)) return true;
  return mapping !== null && isForgotten(mapping);
}

/**
 * Whether the shop's product is of another type, or may be: then nothing of what it confirmed is
 * worth anything.
 */
function changesType(product: CatalogProduct, { confirmed }: ProductSyncMapping): boolean {
  if (confirmed.type === undefined) return isVariable(product);
  return confirmed.type !== (isVariable(product) ? 'variable' : 'simple');
}

/**
 * Forgets all that was confirmed of a product or variant, but for its type, and what was uploaded:
 * the shop's people do with it what they like from now on.
 */
export function forget(mapping: ProductSyncMapping): void {
  const groups = Object.keys(mapping.confirmed) as ConfirmedGroup[];
  mapping.doubt(groups.filter((group) => group !== 'type'));
}

/** Whether nothing is known of it but its type: it was left to the shop's people. */
export function isForgotten(mapping: ProductSyncMapping): boolean {
  const isBare = Object.keys(mapping.confirmed).every((group) => group === 'type');
  return isBare && mapping.syncStatus !== 'trashed' && mapping.snapshot().erpVersion > 0;
}

function showsAgain(
  { status, unsold }: CatalogProduct,
  mapping: ProductSyncMapping | null,
): boolean {
  const isShown = status === 'active' && unsold === undefined;
  return isShown && mapping?.confirmed.status === 'draft';
}

function inTermsOf(
  { price, stock }: Partial<ProductFields>,
  confirmed: ConfirmedFields,
): ConfirmedFields {
  return {
    ...confirmed,
    ...(stock === undefined || confirmed.stock === undefined
      ? {}
      : { stock: inTermsOfStock(stock, confirmed.stock) }),
    // Where the sale is the shop's own, what it once was is no difference.
    ...(price?.sale !== null || confirmed.price === undefined
      ? {}
      : { price: { ...price, regular: confirmed.price.regular } }),
  };
}

/**
 * What was confirmed of the stock, as the shop should show it by now: what its orders have taken
 * since it has taken off by itself.
 */
function inTermsOfStock(stock: StockFields, confirmed: StockFields): StockFields {
  const { sold } = stock;
  if (sold === undefined || confirmed.quantity === null) return confirmed;
  return { ...confirmed, quantity: quantityByNow(confirmed, sold), sold };
}

// "99.9" and "99.90" are one price.
function comparable<F extends { readonly price?: PriceFields }>(fields: F): F {
  if (fields.price === undefined) return fields;
  const { regular, sale } = fields.price;
  return {
    ...fields,
    price: {
      ...fields.price,
      regular: canonicalDecimal(regular),
      sale: sale === null ? null : canonicalDecimal(sale),
    },
  };
}
