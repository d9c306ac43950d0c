import type { AttributeIdentity } from '../../../domain/catalog/attribute-identity';
import { canonicalDecimal } from '../../../domain/fields/decimal';
import {
  FIELD_GROUPS,
  type FieldGroup,
  type ProductFields,
} from '../../../domain/fields/product-fields';
import type { ConfirmedFields, WriteDoubt } from '../../../domain/mapping/mapping-state';
import { asQuantity } from '../../../domain/stock/stock-difference';
import type {
  ProductWrite,
  ProductWriteResult,
  StoreRefusal,
} from '../../ports/shop/product-write';
import { rememberedForm } from '../../planning/remembered-form';

/** The groups that a write touches. */
export function groupsOf(write: ProductWrite): FieldGroup[] {
  return Object.keys(write.fields) as FieldGroup[];
}

/**
 * The sale price that a write makes ours; '' where it writes none, or only leaves the shop's own
 * where it is.
 */
export function saleWritten(write: ProductWrite): string {
  const kept = write.kind === 'update' && write.overruled?.price !== undefined;
  return kept ? '' : (write.fields.price?.sale ?? '');
}

/** What a write may have changed, once it left. */
export function doubtOf(write: ProductWrite): WriteDoubt {
  const sale = saleWritten(write);
  const { sku = '' } = write.fields;
  return {
    // What comes back from the trash is written whole.
    groups: write.fields.status === 'trash' ? FIELD_GROUPS : groupsOf(write),
    version: write.version,
    ...(sale === '' ? {} : { sale: canonicalDecimal(sale) }),
    ...(write.fields.attributes === undefined ? {} : { attributes: attributesWritten(write) }),
    ...(write.kind === 'create' && sku !== '' ? { makes: sku } : {}),
  };
}

/**
 * The attributes that a write makes ours, without those of the shop's own that it keeps; none where
 * it writes none.
 */
function attributesWritten(write: ProductWrite): readonly AttributeIdentity[] {
  const overruled = write.kind === 'update' ? write.overruled?.attributes : undefined;
  const { list = [] } = overruled ?? write.fields.attributes ?? {};
  return list.map(({ id, name }) => ({ id, name }));
}

/**
 * What is remembered as right after a write: the groups that the shop took as they were sent. Where
 * its own offer or its own attributes were kept, what the ERP wants: the shop is right with that.
 */
export function confirmedBy(
  write: ProductWrite,
  { alterations }: Extract<ProductWriteResult, { kind: 'written' }>,
): ConfirmedFields {
  const altered = new Set(alterations.map(({ group }) => group));
  const wanted = { ...write.fields, ...(write.kind === 'update' ? write.overruled : {}) };
  const taken: Partial<ProductFields> = Object.fromEntries(
    Object.entries(wanted).filter(([group]) => !altered.has(group as FieldGroup)),
  );
  const { stock } = taken;
  return rememberedForm(stock === undefined ? taken : { ...taken, stock: asQuantity(stock) });
}

/** What a shop lets one product have at a time. */
export type Identity = Extract<FieldGroup, 'sku' | 'gtin'>;

/** Which field group it is that the shop refuses a write for, by its error code (fact 10). */
const REFUSED_FOR: Readonly<Record<string, Identity>> = {
  product_invalid_global_unique_id: 'gtin',
  product_invalid_global_unique_id_format: 'gtin',
  product_invalid_sku: 'sku',
};

/** The group that the shop refuses a write for, where it is what one product alone may have. */
export function refusedIdentity({ code }: StoreRefusal): Identity | null {
  return REFUSED_FOR[code] ?? null;
}

/**
 * A write without the group that it was refused for; null where it was for no single one, or where
 * nothing else is left.
 */
export function withoutRefused(
  write: ProductWrite,
  refusal: StoreRefusal,
): { readonly group: Identity; readonly rest: ProductWrite } | null {
  const group = refusedIdentity(refusal);
  // A product is not made without its SKU: who has it becomes it.
  if (group === null || !(group in write.fields) || (write.kind === 'create' && group === 'sku'))
    return null;
  const { [group]: _refused, ...fields } = write.fields;
  return Object.keys(fields).length === 0 ? null : { group, rest: { ...write, fields } };
}
