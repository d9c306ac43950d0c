import { ShopListing, type ListedProduct } from '../../../application/ports/shop/shop-listing.port';
import { RepeatedPageError } from '../../../domain/shop.errors';
import { listPage, type ListPage } from '../client/list-pages';
import { PAGE_SIZE, type Query, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toListed } from '../replies/reply.mapper';
import { productStandingReply, type ProductStandingReply } from '../replies/reply.schemas';

const STANDING_FIELDS = 'id,sku,status';

/** GET /products for which there are, and how they stand. */
export class WooCommerceListingClient extends ShopListing {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override async *ofStatus(status: string): AsyncGenerator<readonly ListedProduct[]> {
    let highestId = 0;
    for (let page = 1; ; page += 1) {
      const { rows, isLast } = await this.page({ status, page, orderby: 'id', order: 'asc' });
      if (rows.length > 0) yield rows.map(toListed);
      if (isLast) return;
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0 && Math.max(...ids) <= highestId)
        throw new RepeatedPageError('products', page);
      highestId = Math.max(highestId, ...ids);
    }
  }

  override async ofIds(storeProductIds: readonly number[]): Promise<readonly ListedProduct[]> {
    const { rows } = await this.page({ status: 'any', include: storeProductIds.join(',') });
    return rows.map(toListed);
  }

  override async count(): Promise<number> {
    const { total, rows } = await this.page({ status: 'any', per_page: 1 });
    return total ?? rows.length;
  }

  /** One page, the first unless `query` says which. */
  private async page(
    query: Query & { readonly page?: number; readonly per_page?: number },
  ): Promise<ListPage<ProductStandingReply>> {
    const asked = { per_page: PAGE_SIZE, ...query, _fields: STANDING_FIELDS };
    const schema = productStandingReply.array();
    const { value, headers } = await this.api.readPage('/products', asked, schema);
    return listPage(value, headers, query.page ?? 1, asked.per_page);
  }
}
