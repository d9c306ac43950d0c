import type { z } from 'zod';
import type {
  ProductWrite,
  ProductWriteResult,
  StoreRefusal,
} from '../../../application/ports/shop/product-write';
import type { StoreAttribute } from '../../../application/ports/shop/shop-attributes.port';
import type { StoreCategory } from '../../../application/ports/shop/shop-categories.port';
import type { ListedProduct } from '../../../application/ports/shop/shop-listing.port';
import type { StoreProductRef } from '../../../application/ports/shop/shop-products.port';
import type { TermResult } from '../../../application/ports/shop/shop-terms.port';
import type { ShownAttribute } from '../../../domain/fields/product-fields';
import { alterationsIn } from '../fields/product-formats';
import {
  batchItemReply,
  deletionReply,
  failedReply,
  type AttributeReply,
  type CategoryRefReply,
  type ErrorReply,
  type ProductAttributesReply,
  type ProductRefReply,
  type ProductStandingReply,
} from './reply.schemas';
import { decoded, readName } from './shop-html';

/** What identifies a product. */
export function toRef(product: ProductRefReply): StoreProductRef {
  const { id: storeProductId, sku, type, status, parent_id: parentId = 0, images } = product;
  return { storeProductId, sku, type, status, parentId, hasImages: images?.length !== 0 };
}

/** What a list tells of a product. */
export function toListed({ id, sku, status }: ProductStandingReply): ListedProduct {
  return { storeProductId: id, sku, status };
}

/** A global attribute, its name as a person reads it. */
export function toStoreAttribute({ id, name }: AttributeReply): StoreAttribute {
  return { storeAttributeId: id, name: decoded(name) };
}

/** A product’s attribute, its texts as a person reads them. */
export function toShownAttribute(
  reply: ProductAttributesReply['attributes'][number],
): ShownAttribute {
  return {
    ...reply,
    name: decoded(reply.name),
    options: reply.options.map((option) => decoded(option)),
  };
}

/**
 * A tag or brand of that name that exists is the one that is wanted; no slug was sent that could be
 * a stranger's (fact 22).
 */
export function toTermResult(row: unknown): TermResult {
  const read = batchItemReply.safeParse(row);
  if (!read.success) return { kind: 'refused', ...unreadable(read.error) };
  const { id, error } = read.data;
  if (error === undefined) return { kind: 'there', storeTermId: id };
  const owner = error.data?.resource_id;
  if (error.code === 'term_exists' && owner !== undefined)
    return { kind: 'there', storeTermId: owner };
  return { kind: 'refused', code: error.code, message: error.message };
}

/** A category, its name as a person reads it. */
export function toStoreCategory({ id, parent, name }: CategoryRefReply): StoreCategory {
  return { storeCategoryId: id, parentId: parent, name: readName(name) };
}

/** What became of one part of a batch. Throws where the shop did not answer it. */
export function toResult(write: ProductWrite, row: unknown): ProductWriteResult {
  if (row === undefined) throw new Error('A batch answer lacks an entry');
  // Of a refusal nothing else matters, whatever the shop knows the entry by.
  const failed = failedReply.safeParse(row);
  if (failed.success) return { kind: 'refused', refusal: toRefusal(failed.data.error) };
  const read = batchItemReply.safeParse(row);
  if (!read.success) return { kind: 'refused', refusal: unreadable(read.error) };
  const answer = read.data;
  return {
    kind: 'written',
    storeProductId: answer.id,
    alterations: alterationsIn(write, answer),
    shownStatus: answer.status ?? null,
    shownSku: answer.sku ?? null,
    ...(write.fields.stock === undefined ? {} : { shownQuantity: quantityIn(answer) }),
  };
}

/** The stock that an answer shows; null where it shows none. */
function quantityIn({
  stock_quantity: quantity,
}: Readonly<Record<string, unknown>>): number | null {
  return typeof quantity === 'number' ? quantity : null;
}

/** Why the shop did not delete something, by its entry in the answer; null where it did. */
export function refusalOfDeletion(row: unknown): StoreRefusal | null {
  const read = deletionReply.safeParse(row);
  if (!read.success) return unreadable(read.error);
  return read.data.error === undefined ? null : toRefusal(read.data.error);
}

/** Whether the shop took one part of a batch, as far as its answer can be read. */
export function isTaken(row: unknown): boolean {
  return !failedReply.safeParse(row).success && batchItemReply.safeParse(row).success;
}

/** The shop has taken the write, as far as anybody knows; what it shows of it tells nothing. */
function unreadable({ issues }: z.ZodError): StoreRefusal {
  const [issue] = issues;
  const where = issue?.path.join('.') ?? '';
  return {
    reason: 'data',
    code: 'ECHO_UNREADABLE',
    message:
      `The shop's answer about this product cannot be read: ${where} ${issue?.message ?? ''}`.trim(),
    ownerId: null,
    retryable: true,
  };
}

/** Why the shop refused one part of a batch. */
export function toRefusal(error: ErrorReply): StoreRefusal {
  const { code, message } = error;
  const ownerId = error.data?.resource_id ?? null;
  return {
    reason: reasonOf(code),
    code,
    message:
      ownerId === null
        ? `${message} (${code})`
        : `${message} (${code}; product ${ownerId} of the shop has it)`,
    ownerId,
    retryable: (error.data?.status ?? 400) >= 500,
  };
}

function reasonOf(code: string): StoreRefusal['reason'] {
  switch (code) {
    case 'woocommerce_rest_product_invalid_id':
    case 'woocommerce_rest_product_variation_invalid_id':
      return 'gone';
    case 'product_invalid_sku':
      return 'sku-taken';
    // "already present in the lookup table": the owner is in the trash, or a racing create won
    // (fact 10).
    case 'woocommerce_rest_product_not_created':
      return 'sku-maybe-trashed';
    default:
      return 'data';
  }
}
