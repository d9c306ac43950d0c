import type {
  ProductWrite,
  ProductWriteResult,
} from '../../../application/ports/shop/product-write';
import {
  ShopVariations,
  type RefusedDeletion,
} from '../../../application/ports/shop/shop-variations.port';
import { inPages } from '../client/list-pages';
import type { WooCommerceApiClient } from '../client/woocommerce-api.client';
import { isTaken, refusalOfDeletion } from '../replies/reply.mapper';
import { deletionsReply } from '../replies/reply.schemas';
import type { WooCommerceMapper } from '../woocommerce.mapper';
import { writeBatch } from './product-batch';

/**
 * POST /products/{id}/variations/batch. Parts with a `product_id` may be other products' (fact 20).
 */
export class WooCommerceVariationsClient extends ShopVariations {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async write(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]> {
    const parentId = writes[0]?.parent?.storeProductId ?? 0;
    return writeBatch(writes, this.mapper, (data) => this.api.batch(batchPath(parentId), data));
  }

  override async takesManyParents(
    elsewhereId: number,
    { parentId, variationId }: { readonly parentId: number; readonly variationId: number },
  ): Promise<boolean> {
    const update = [{ id: variationId, product_id: parentId, _fields: 'id' }];
    const reply = await this.api.batch(batchPath(elsewhereId), { create: [], update });
    return isTaken(reply.update?.[0]);
  }

  /** A batch deletes for good, and answers in its order (fact 15). */
  override async delete(
    storeProductId: number,
    variationIds: readonly number[],
  ): Promise<RefusedDeletion[]> {
    const refused: RefusedDeletion[] = [];
    const path = batchPath(storeProductId);
    for (const page of inPages(variationIds)) {
      const reply = await this.api.write(path, { delete: page }, deletionsReply, {});
      page.forEach((variationId, position) => {
        const refusal = refusalOfDeletion(reply.delete[position]);
        if (refusal !== null && refusal.reason !== 'gone') refused.push({ variationId, refusal });
      });
    }
    return refused;
  }
}

function batchPath(storeProductId: number): string {
  return `/products/${storeProductId}/variations/batch`;
}
