import { z } from 'zod';
import {
  ShopAssortment,
  type GoodsPages,
} from '../../../application/ports/adoption/shop-assortment.port';
import type { ShopGoods } from '../../../domain/adoption/goods';
import { RepeatedPageError } from '../../../domain/shop.errors';
import { listPage, type ListPage } from '../client/list-pages';
import {
  PAGE_SIZE,
  unlessStatus,
  type Query,
  type WooCommerceApiClient,
} from '../client/woocommerce-api.client';
import { number, text } from '../replies/reply-values';
import { readableRows } from '../replies/reply.schemas';
import { readName } from '../replies/shop-html';

const textOrEmpty = text
  .nullish()
  .catch('')
  .transform((given) => given ?? '');

/** A product or variation, as far as it is told by; what cannot be read of it is empty. */
const goodsReply = z.object({
  id: number.pipe(z.number().int().positive()),
  parent_id: number.optional().catch(0),
  type: z.string().optional(),
  status: z.string(),
  sku: textOrEmpty,
  global_unique_id: textOrEmpty,
  name: textOrEmpty,
  regular_price: textOrEmpty,
  attributes: z
    .array(z.object({ options: z.array(text).optional(), option: text.optional() }))
    .catch([]),
  images: z.array(z.unknown()).optional().catch(undefined),
});

type GoodsRow = z.infer<typeof goodsReply>;

const ROWS = readableRows(goodsReply);
const LISTED = { orderby: 'id', order: 'asc', per_page: PAGE_SIZE };
const OF_PRODUCTS = 'id,type,status,sku,global_unique_id,name,regular_price,attributes,images';
const OF_VARIATIONS = 'id,parent_id,status,sku,global_unique_id,regular_price,attributes';

/** Lists of products and variations with the little that they are told by. */
export class WooCommerceAssortmentClient extends ShopAssortment {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override products(status: 'any' | 'trash'): GoodsPages {
    // Texts as they were written, not as customers read them (fact 12).
    const query = { ...LISTED, _fields: OF_PRODUCTS, context: 'edit', status };
    return this.pages('/products', query, toGoods);
  }

  override async variations(): Promise<GoodsPages | null> {
    const query = { ...LISTED, _fields: OF_VARIATIONS };
    // A shop of an older version has no list of all variations.
    const first = await unlessStatus(this.page('/variations', { ...query, page: 1 }), 404);
    return first === null ? null : this.pages('/variations', query, toVariation, first);
  }

  private async *pages(
    path: string,
    query: Query,
    toOne: (row: GoodsRow) => ShopGoods,
    first?: ListPage<GoodsRow>,
  ): AsyncGenerator<readonly ShopGoods[]> {
    let highestId = 0;
    for (let page = 1; ; page += 1) {
      const isRead = page === 1 && first !== undefined;
      const { rows, isLast } = isRead ? first : await this.page(path, { ...query, page });
      if (rows.length > 0) yield rows.map(toOne);
      if (isLast) return;
      const highest = Math.max(0, ...rows.map(({ id }) => id));
      if (rows.length > 0 && highest <= highestId) throw new RepeatedPageError(path, page);
      highestId = Math.max(highestId, highest);
    }
  }

  private async page(
    path: string,
    query: Query & { readonly page: number },
  ): Promise<ListPage<GoodsRow>> {
    const { value, headers } = await this.api.readPage(path, query, ROWS);
    return listPage(value, headers, query.page);
  }
}

function toVariation(row: GoodsRow): ShopGoods {
  return { ...toGoods(row), name: '', type: 'variation', parentId: row.parent_id ?? 0 };
}

function toGoods(row: GoodsRow): ShopGoods {
  const { id, type, status, sku, global_unique_id: gtin, name, regular_price: price } = row;
  return {
    storeProductId: id,
    parentId: 0,
    sku,
    gtin,
    name: readName(name),
    type: type ?? 'simple',
    status,
    price,
    options: row.attributes
      .flatMap(({ options, option }) => options ?? (option === undefined ? [] : [option]))
      .map(readName),
    hasImages: row.images?.length !== 0,
  };
}
