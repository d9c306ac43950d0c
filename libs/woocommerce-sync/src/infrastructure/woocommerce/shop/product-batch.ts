import type {
  ProductWrite,
  ProductWriteResult,
} from '../../../application/ports/shop/product-write';
import { toResult } from '../replies/reply.mapper';
import type { BatchReply } from '../replies/reply.schemas';
import type { BatchRequest } from '../client/woocommerce-api.client';
import type { ProductPayload } from '../fields/field-format';
import type { WooCommerceMapper } from '../woocommerce.mapper';

/**
 * Sends writes of products, or of variations, as one batch. Answers what became of each, in their
 * order.
 * @throws Error where the shop did not answer one of them.
 */
export async function writeBatch(
  writes: readonly ProductWrite[],
  mapper: WooCommerceMapper,
  send: (data: BatchRequest) => Promise<BatchReply>,
): Promise<ProductWriteResult[]> {
  const creates = writes.filter((write) => write.kind === 'create');
  const updates = writes.filter((write) => write.kind === 'update');
  const reply = await send({
    create: creates.map((write) => entryOf(write, mapper)),
    update: updates.map((write) => ({ id: write.storeProductId, ...entryOf(write, mapper) })),
  });
  // The answers keep the order of each array, whatever fails inside (fact 15).
  const answers = new Map<ProductWrite, unknown>();
  creates.forEach((write, position) => answers.set(write, reply.create?.[position]));
  updates.forEach((write, position) => answers.set(write, reply.update?.[position]));
  return writes.map((write) => toResult(write, answers.get(write)));
}

/** A write as an entry of the batch. */
function entryOf({ fields, parent }: ProductWrite, mapper: WooCommerceMapper): ProductPayload {
  const payload = mapper.toWooCommerceProduct(fields);
  return parent === undefined ? payload : { product_id: parent.storeProductId, ...payload };
}
