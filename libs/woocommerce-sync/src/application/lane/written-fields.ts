import type { FieldGroup, ProductFields } from '../../domain/product-fields';
import type { ConfirmedFields } from '../../domain/product-sync-mapping';
import type { ProductWrite, ProductWriteResult } from '../ports/store-client.port';
import { rememberedForm } from './remembered-form';

/** The groups that a write touches. */
export function groupsOf(write: ProductWrite): FieldGroup[] {
  return Object.keys(write.fields) as FieldGroup[];
}

/** The sale price that a write makes ours; '' where it writes none, or only leaves the shop's own where it is. */
export function saleWritten(write: ProductWrite): string {
  const kept = write.kind === 'update' && write.overruledPrice !== undefined;
  return kept ? '' : (write.fields.price?.sale ?? '');
}

/**
 * What is remembered as right after a write: the groups that the shop took as they were sent. Where its own offer was kept,
 * the price that the ERP wants: the shop is right with it.
 */
export function confirmedBy(
  write: ProductWrite,
  { alterations }: Extract<ProductWriteResult, { kind: 'written' }>,
): ConfirmedFields {
  const altered = new Set(alterations.map(({ group }) => group));
  const taken: Partial<ProductFields> = Object.fromEntries(
    Object.entries(write.fields).filter(([group]) => !altered.has(group as FieldGroup)),
  );
  const overruled = write.kind === 'update' && taken.price !== undefined ? write.overruledPrice : undefined;
  return rememberedForm(overruled === undefined ? taken : { ...taken, price: overruled });
}

/** What the shop made of a value, for a person. */
export function alterationMessage(alteration: { field: string; sent: string; seen: string }): string {
  const { field, sent, seen } = alteration;
  return `${field}: the shop made ${JSON.stringify(seen)} of ${JSON.stringify(sent)}`;
}
