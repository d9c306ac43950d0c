import { isDeepStrictEqual } from 'node:util';
import { canonicalDecimal } from '../../domain/fields/decimal';
import type { FieldGroup, PriceFields, ProductFields } from '../../domain/fields/product-fields';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { SyncItem } from '../../domain/ledger/sync-item';
import type { MadeSkus, Versions } from '../../domain/ledger/sync-item-state';
import { rememberedForm } from './remembered-form';

/**
 * What is wanted of a product: which field groups, and whether to write even what was confirmed as
 * equal.
 */
export interface Wish {
  readonly groups: ReadonlySet<FieldGroup>;
  readonly force: boolean;
  /** What a send without an answer may have brought already. */
  readonly versionsInDoubt?: Versions;
  /** What such a send may have made, by the ids of the product and its variants. */
  readonly madeInDoubt?: MadeSkus;
}

/** What some items of one product want together. */
export function wishOf(items: readonly SyncItem[]): Wish {
  return {
    groups: new Set(items.flatMap((item) => item.fieldGroups)),
    force: items.some((item) => item.payload.force),
    versionsInDoubt: newestOf(items.map((item) => item.payload.versionsInDoubt ?? {})),
    madeInDoubt: Object.assign({}, ...items.map((item) => item.payload.madeInDoubt)) as MadeSkus,
  };
}

function newestOf(all: readonly Versions[]): Versions {
  const newest: Record<string, number> = {};
  for (const [id, version] of all.flatMap(Object.entries<number>))
    newest[id] = Math.max(newest[id] ?? 0, version);
  return newest;
}

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
