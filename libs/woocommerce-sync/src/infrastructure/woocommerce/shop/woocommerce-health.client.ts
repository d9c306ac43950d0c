import { ShopHealth } from '../../../application/ports/shop/shop-health.port';
import type { WooCommerceApiClient } from '../client/woocommerce-api.client';
import { productRefReply } from '../replies/reply.schemas';

/** Probes a shop by a read of one product. */
export class WooCommerceHealthClient extends ShopHealth {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override async probe(): Promise<void> {
    const query = { _fields: 'id,sku,type,status,parent_id,images', per_page: 1 };
    await this.api.read('/products', query, productRefReply.array());
  }
}
