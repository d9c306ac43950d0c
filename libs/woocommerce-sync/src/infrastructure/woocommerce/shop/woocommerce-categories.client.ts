import {
  ShopCategories,
  type CategoryWrite,
  type CategoryWriteResult,
  type StoreCategory,
} from '../../../application/ports/shop/shop-categories.port';
import { everyPage } from '../client/every-page';
import type { WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toStoreCategory } from '../replies/reply.mapper';
import { categoryRefReply } from '../replies/reply.schemas';
import type { WooCommerceMapper } from '../woocommerce.mapper';
import { writeCategoryBatch } from './category-batch';

/** GET /products/categories, and its batches. */
export class WooCommerceCategoriesClient extends ShopCategories {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async list(): Promise<StoreCategory[]> {
    const query = { _fields: 'id,name,parent' };
    const path = '/products/categories';
    const rows = await everyPage(this.api, path, query, categoryRefReply, ({ id }) => id);
    return rows.map(toStoreCategory);
  }

  override async write(writes: readonly CategoryWrite[]): Promise<CategoryWriteResult[]> {
    return writeCategoryBatch(writes, this.mapper, (data) =>
      this.api.batch('/products/categories/batch', data),
    );
  }
}
