import { isDeepStrictEqual } from 'node:util';
import { canonicalDecimal } from '../../domain/fields/decimal';
import type { FieldGroup, PriceFields, ProductFields } from '../../domain/fields/product-fields';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
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

// Where the sale is the shop's own, what it once was is no difference.
function inTermsOf({ price }: Partial<ProductFields>, confirmed: ConfirmedFields): ConfirmedFields {
  if (price?.sale !== null || confirmed.price === undefined) return confirmed;
  return { ...confirmed, price: { ...price, regular: confirmed.price.regular } };
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
