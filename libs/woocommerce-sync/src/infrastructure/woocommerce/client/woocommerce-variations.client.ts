import {
  deletionsReply,
  variationImageReply,
  type BatchReply,
  type DeletionsReply,
} from '../replies/reply.schemas';
import type { BatchRequest, Payload, WooCommerceTransport } from './woocommerce-transport';

/** The routes of variations that we use. */
export class WooCommerceVariationsClient {
  constructor(private readonly http: WooCommerceTransport) {}

  /**
   * POST /products/{id}/variations/batch; items with a `product_id` may be other products'
   * (fact 20).
   */
  async batchUpdate(productId: number, data: BatchRequest): Promise<BatchReply> {
    return this.http.batch(`/products/${productId}/variations/batch`, data);
  }

  /**
   * POST /products/{id}/variations/batch with deletions: for good, as every batch's; answers in
   * their order (fact 15).
   */
  async batchDelete(productId: number, ids: readonly number[]): Promise<DeletionsReply['delete']> {
    const path = `/products/${productId}/variations/batch`;
    const reply = await this.http.write('POST', path, { delete: ids }, deletionsReply, {});
    return reply.delete;
  }

  /**
   * PUT /products/{id}/variations/{id}, for its picture; answers the attachment's id, 0 for none.
   */
  async updateImage(productId: number, variationId: number, image: Payload | ''): Promise<number> {
    const path = `/products/${productId}/variations/${variationId}`;
    const reply = await this.http.write('PUT', path, { image }, variationImageReply, {
      _fields: 'id,image',
    });
    return reply.image?.id ?? 0;
  }
}
