import type {
  CategoryWrite,
  CategoryWriteResult,
} from '../../../application/ports/shop/shop-categories.port';
import { alteredCategory } from '../replies/altered-category';
import { toStoreCategory } from '../replies/reply.mapper';
import {
  categoryReply,
  failedReply,
  type BatchReply,
  type ErrorReply,
} from '../replies/reply.schemas';
import type { BatchRequest } from '../client/woocommerce-api.client';
import type { WooCommerceMapper } from '../woocommerce.mapper';

/** Sends writes of categories as one batch. Answers what became of each, in their order. */
export async function writeCategoryBatch(
  writes: readonly CategoryWrite[],
  mapper: WooCommerceMapper,
  send: (data: BatchRequest) => Promise<BatchReply>,
): Promise<CategoryWriteResult[]> {
  const creates = writes.filter(({ storeCategoryId }) => storeCategoryId === null);
  const updates = writes.filter(({ storeCategoryId }) => storeCategoryId !== null);
  const reply = await send({
    create: creates.map(({ fields }) => mapper.toWooCommerceCategory(fields)),
    update: updates.map(({ storeCategoryId, fields }) => ({
      id: storeCategoryId,
      ...mapper.toWooCommerceCategory(fields),
    })),
  });
  // The answers keep the order of each array, whatever fails inside (fact 15).
  const answers = new Map<CategoryWrite, unknown>();
  creates.forEach((write, position) => answers.set(write, reply.create?.[position]));
  updates.forEach((write, position) => answers.set(write, reply.update?.[position]));
  return writes.map((write) => resultOf(write, answers.get(write)));
}

function resultOf({ fields }: CategoryWrite, row: unknown): CategoryWriteResult {
  const failed = failedReply.safeParse(row);
  if (failed.success) return refusal(failed.data.error);
  const read = categoryReply.safeParse(row);
  if (read.success) {
    const alterations = alteredCategory(fields, read.data);
    return { kind: 'written', category: toStoreCategory(read.data), alterations };
  }
  const [issue] = read.error.issues;
  const what = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  const message = `The shop's answer about this category cannot be read: ${what}`;
  return { kind: 'refused', code: 'ECHO_UNREADABLE', message, retryable: true };
}

/** What the shop says when it does not take a category (facts 22 and 50). */
function refusal({ code, message, data }: ErrorReply): CategoryWriteResult {
  switch (code) {
    case 'term_exists':
      return { kind: 'exists', ownerId: data?.resource_id ?? null };
    case 'duplicate_term_slug':
      return { kind: 'exists', ownerId: null };
    case 'woocommerce_rest_term_invalid':
      return { kind: 'gone' };
    default:
      return { kind: 'refused', code, message, retryable: false };
  }
}
