import {
  ShopCategories,
  type CategoryWrite,
  type CategoryWriteResult,
  type StoreCategory,
} from '../../../application/ports/shop/shop-categories.port';
import { RepeatedPageError } from '../../../domain/woocommerce.errors';
import { listPage } from '../client/list-pages';
import { PAGE_SIZE, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toStoreCategory } from '../replies/reply.mapper';
import { categoryRefReply, readableRows, type CategoryRefReply } from '../replies/reply.schemas';
import type { WooCommerceMapper } from '../woocommerce.mapper';
import { writeCategoryBatch } from './category-batch';

const LISTED = { per_page: PAGE_SIZE, orderby: 'id', order: 'asc', _fields: 'id,name,parent' };

/** GET /products/categories, and its batches. */
export class WooCommerceCategoriesClient extends ShopCategories {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async list(): Promise<StoreCategory[]> {
    const schema = readableRows(categoryRefReply);
    const categories = new Map<number, CategoryRefReply>();
    for (let page = 1; ; page += 1) {
      const query = { ...LISTED, page };
      const answer = await this.api.readPage('/products/categories', query, schema);
      const { rows, isLast } = listPage(answer.value, answer.headers, page);
      const known = categories.size;
      for (const category of rows) categories.set(category.id, category);
      if (isLast) return [...categories.values()].map(toStoreCategory);
      if (categories.size === known) throw new RepeatedPageError('categories', page);
    }
  }

  override async write(writes: readonly CategoryWrite[]): Promise<CategoryWriteResult[]> {
    return writeCategoryBatch(writes, this.mapper, (data) =>
      this.api.batch('/products/categories/batch', data),
    );
  }
}
