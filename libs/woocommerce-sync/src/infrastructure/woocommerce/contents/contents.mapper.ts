import { z } from 'zod';
import type { ShownContents } from '../../../application/ports/drift/shop-contents.port';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import { alterationsIn, echoFieldsOf, PRODUCT_ECHO } from '../fields/product-formats';
import { number, text } from '../replies/reply-values';

/** What is always read: which product it is, and how it stands. */
const IDENTITY = ['id', 'parent_id', 'sku', 'status', 'global_unique_id'];

const standing = {
  id: number.pipe(z.number().int().positive()),
  parent_id: number.optional().catch(0),
  sku: text.nullish().catch(''),
  status: z.string(),
  global_unique_id: text.nullish().catch(''),
  sale_price: text.nullish().catch(''),
};

/**
 * A product or variation as lists and the file of the catalogue show it. Of one with a field that
 * cannot be read, no more than that it is there.
 */
export const contentsReply = z.union([
  z.object({ ...PRODUCT_ECHO, ...standing }),
  z.object(standing).transform((row) => ({ ...row, isUnreadable: true })),
]);

/** The fields to ask for, so that these groups can be compared. */
export function contentsFields(groups: readonly FieldGroup[]): string {
  return [...new Set([...IDENTITY, ...groups.flatMap(echoFieldsOf)])].join(',');
}

/**
 * What the shop shows of a product or variation.
 * @param row what `contentsReply` has read
 */
export function toContents(row: z.infer<typeof contentsReply>): ShownContents {
  const {
    id,
    parent_id: parentId = 0,
    sku,
    status,
    global_unique_id: gtin,
    sale_price: sale,
  } = row;
  return {
    storeProductId: id,
    parentId,
    sku: sku ?? '',
    gtin: gtin ?? '',
    status,
    sale: sale ?? '',
    differences: (wanted) => ('isUnreadable' in row ? [] : alterationsIn(wanted, row)),
  };
}
