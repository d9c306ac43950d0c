import { z } from 'zod';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import {
  attributeReply,
  readableRows,
  type AttributeReply,
  type BatchReply,
} from '../replies/reply.schemas';
import { unlessStatus, type Payload, type WooCommerceTransport } from './woocommerce-transport';

/**
 * The routes of what products are described by: global attributes with their terms, tags and
 * brands.
 */
export class WooCommerceTermsClient {
  constructor(private readonly http: WooCommerceTransport) {}

  /** GET /products/attributes: all of them, the list has no pages (fact 23). */
  async getAttributes(): Promise<AttributeReply[]> {
    return this.http.read('/products/attributes', {}, readableRows(attributeReply));
  }

  /** POST /products/attributes. */
  async createAttribute(data: Payload): Promise<AttributeReply> {
    return this.http.write('POST', '/products/attributes', data, attributeReply, {
      _fields: 'id,name',
    });
  }

  /** POST /products/attributes/{id}/terms/batch; null when there is no such attribute. */
  async batchCreateAttributeTerms(
    attributeId: number,
    create: readonly Payload[],
  ): Promise<BatchReply | null> {
    const path = `/products/attributes/${attributeId}/terms/batch`;
    return unlessStatus(this.http.batch(path, { create, update: [] }), 404);
  }

  /**
   * GET /products/brands, as little as can be; false for a shop without the route, which
   * WooCommerce has since 9.6.
   */
  async hasBrands(): Promise<boolean> {
    const query = { per_page: 1, _fields: 'id' };
    return (
      (await unlessStatus(this.http.read('/products/brands', query, z.array(z.unknown())), 404)) !==
      null
    );
  }

  /** POST /products/tags/batch or /products/brands/batch. */
  async batchCreate(taxonomy: Taxonomy, create: readonly Payload[]): Promise<readonly unknown[]> {
    return (
      (await this.http.batch(`/products/${taxonomy}/batch`, { create, update: [] })).create ?? []
    );
  }
}
