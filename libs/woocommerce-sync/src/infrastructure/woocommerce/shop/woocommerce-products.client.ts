import type { z } from 'zod';
import type {
  ProductWrite,
  ProductWriteResult,
} from '../../../application/ports/shop/product-write';
import {
  ShopProducts,
  type ShownPrice,
  type ShownStock,
  type ShownSubject,
  type StoreProductRef,
} from '../../../application/ports/shop/shop-products.port';
import { isSearchableSku } from '../../../domain/catalog/sku';
import type { ShownAttribute } from '../../../domain/fields/product-fields';
import { inPages, inSkuLists } from '../client/list-pages';
import {
  PAGE_SIZE,
  unlessStatus,
  type Query,
  type WooCommerceApiClient,
} from '../client/woocommerce-api.client';
import { toRef, toShownAttribute } from '../replies/reply.mapper';
import {
  productAttributesReply,
  productPriceReply,
  productRefReply,
  productStockReply,
  type ProductRefReply,
} from '../replies/reply.schemas';
import type { WooCommerceMapper } from '../woocommerce.mapper';
import { writeBatch } from './product-batch';

const REF_FIELDS = 'id,sku,type,status,parent_id,images';
const SHOWN_STOCK_FIELDS = 'id,manage_stock,stock_quantity';
const SHOWN_PRICE_FIELDS = 'id,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt';

/** The routes of products: single ones, found ones and batches. */
export class WooCommerceProductsClient extends ShopProducts {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async findBySkus(skus: readonly string[]): Promise<StoreProductRef[]> {
    const found: StoreProductRef[] = [];
    for (const list of inSkuLists(skus)) {
      const page = await this.find({ sku: list.join(','), per_page: PAGE_SIZE });
      found.push(...page.map(toRef));
    }
    return found;
  }

  override async findTrashedBySku(sku: string): Promise<StoreProductRef | null> {
    const [trashed] = await this.find({ sku, status: 'trash', per_page: 1 });
    return trashed === undefined ? null : toRef(trashed);
  }

  override async findById(storeProductId: number): Promise<StoreProductRef | null> {
    const query = { _fields: REF_FIELDS };
    const read = this.api.read(`/products/${storeProductId}`, query, productRefReply);
    const product = await unlessStatus(read, 404);
    return product === null ? null : toRef(product);
  }

  override async readPrices(
    subjects: readonly ShownSubject[],
  ): Promise<ReadonlyMap<number, ShownPrice>> {
    const replies = await this.shown(subjects, SHOWN_PRICE_FIELDS, productPriceReply);
    return new Map(
      replies.map((reply) => [
        reply.id,
        {
          regular: reply.regular_price,
          sale: reply.sale_price,
          saleFrom: reply.date_on_sale_from_gmt ?? '',
          saleTo: reply.date_on_sale_to_gmt ?? '',
        },
      ]),
    );
  }

  override async readStocks(
    subjects: readonly ShownSubject[],
  ): Promise<ReadonlyMap<number, ShownStock>> {
    const replies = await this.shown(subjects, SHOWN_STOCK_FIELDS, productStockReply);
    return new Map(
      replies.map(({ id, manage_stock: managed, stock_quantity: quantity }) => [
        id,
        { managed: managed === true, quantity: quantity ?? null },
      ]),
    );
  }

  override async readAttributes(
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ShownAttribute[]>> {
    const shown = new Map<number, readonly ShownAttribute[]>();
    for (const page of inPages(storeProductIds)) {
      const query = {
        include: page.join(','),
        per_page: PAGE_SIZE,
        status: 'any',
        _fields: 'id,attributes',
      };
      const replies = await this.api.read('/products', query, productAttributesReply.array());
      for (const { id, attributes } of replies) shown.set(id, attributes.map(toShownAttribute));
    }
    return shown;
  }

  override async write(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]> {
    return writeBatch(writes, this.mapper, (data) => this.api.batch('/products/batch', data));
  }

  /** What lists show of some products and variations. */
  private async shown<R extends z.ZodType>(
    subjects: readonly ShownSubject[],
    fields: string,
    reply: R,
  ): Promise<z.infer<R>[]> {
    const ids = subjects.filter(({ variationSku }) => variationSku === null);
    // A list by ids shows no variations; one by SKUs does (fact 10).
    const skus = subjects.map(({ variationSku }) => variationSku).filter((sku) => sku !== null);
    const queries = [
      ...inPages(ids).map((page) => ({
        include: page.map(({ storeProductId }) => storeProductId).join(','),
      })),
      ...inSkuLists(skus.filter(isSearchableSku)).map((list) => ({ sku: list.join(',') })),
    ];
    const replies: z.infer<R>[] = [];
    for (const which of queries) {
      const query = { ...which, per_page: PAGE_SIZE, status: 'any', _fields: fields };
      replies.push(...(await this.api.read('/products', query, reply.array())));
    }
    return replies;
  }

  private find(query: Query): Promise<ProductRefReply[]> {
    return this.api.read('/products', { _fields: REF_FIELDS, ...query }, productRefReply.array());
  }
}
