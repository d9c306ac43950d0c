import { asTerm } from '@cypher/shop-text';
import { z } from 'zod';
import { ShopTerms, type TermResult } from '../../../application/ports/shop/shop-terms.port';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import { unlessStatus, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toTermResult } from '../replies/reply.mapper';

/** The routes of tags and brands. */
export class WooCommerceTermsClient extends ShopTerms {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  /** GET /products/brands, as little as can be: a shop without brands has no such route. */
  override async hasBrands(): Promise<boolean> {
    const query = { per_page: 1, _fields: 'id' };
    const read = this.api.read('/products/brands', query, z.array(z.unknown()));
    return (await unlessStatus(read, 404)) !== null;
  }

  override async ensure(taxonomy: Taxonomy, names: readonly string[]): Promise<TermResult[]> {
    const create = names.map((name) => ({ name: asTerm(name) }));
    const reply = await this.api.batch(`/products/${taxonomy}/batch`, { create, update: [] });
    return (reply.create ?? []).map(toTermResult);
  }
}
