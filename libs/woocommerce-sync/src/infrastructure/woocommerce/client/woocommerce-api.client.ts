import { z } from 'zod';
import { RepeatedPageError } from '../../../domain/woocommerce.errors';
import type { ChoiceList } from '../fields/choice.fields';
import { listPage, type ListPage } from './list-pages';
import {
  categoryImageReply,
  categoryRefReply,
  currencyReply,
  productAttributesReply,
  productImagesReply,
  productPriceReply,
  productRefReply,
  productStandingReply,
  readableRows,
  choiceReply,
  type BatchReply,
  type CategoryRefReply,
  type ProductAttributesReply,
  type ProductPriceReply,
  type ProductStandingReply,
  type ChoiceReply,
} from '../replies/reply.schemas';
import {
  PAGE_SIZE,
  unlessStatus,
  type BatchRequest,
  type Payload,
  type Query,
  type WooCommerceTransport,
} from './woocommerce-transport';

/** A product cut down to what identifies it. */
export type ProductRef = z.infer<typeof productRefReply>;

/** One page of orders as they came: a strange one must hide no other. */
export interface OrderListReply {
  readonly page: ListPage<unknown>;
  /** By the shop's own clock; null where it does not tell. */
  readonly answeredAt: Date | null;
}

const STANDING_FIELDS = 'id,sku,status';
const REF_FIELDS = 'id,sku,type,status,parent_id,images';
const PRICE_FIELDS = 'id,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt';
const CATEGORY_REF_FIELDS = 'id,name,parent';
const CHOICE_FIELDS = 'slug,name';

/** The routes of products, categories and orders that we use. */
export class WooCommerceApiClient {
  constructor(private readonly http: WooCommerceTransport) {}

  /** GET /products/{id}; null when there is none. */
  async getProduct(id: number): Promise<ProductRef | null> {
    return unlessStatus(
      this.http.read(`/products/${id}`, { _fields: REF_FIELDS }, productRefReply),
      404,
    );
  }

  /** GET /products, one page. */
  async listProducts(query: Query): Promise<ProductRef[]> {
    return this.http.read('/products', { _fields: REF_FIELDS, ...query }, productRefReply.array());
  }

  /**
   * GET /products, one page, the first unless `query` says which: which they are and how they
   * stand.
   */
  async listProductStandings(
    query: Query & { readonly page?: number; readonly per_page?: number },
  ): Promise<ListPage<ProductStandingReply>> {
    const asked = { per_page: PAGE_SIZE, ...query, _fields: STANDING_FIELDS };
    const { value, headers } = await this.http.readPage(
      '/products',
      asked,
      productStandingReply.array(),
    );
    return listPage(value, headers, query.page ?? 1, asked.per_page);
  }

  /** GET /products of up to 100 products, by `include` or `sku`: their prices. */
  async listPrices(which: Query): Promise<ProductPriceReply[]> {
    const query = { ...which, per_page: PAGE_SIZE, status: 'any', _fields: PRICE_FIELDS };
    return this.http.read('/products', query, productPriceReply.array());
  }

  /** GET /products of up to 100 products by their ids: their attributes. */
  async listProductAttributes(ids: readonly number[]): Promise<ProductAttributesReply[]> {
    const query = {
      include: ids.join(','),
      per_page: PAGE_SIZE,
      status: 'any',
      _fields: 'id,attributes',
    };
    return this.http.read('/products', query, productAttributesReply.array());
  }

  /** POST /products/batch. The answer has as many entries as the request, in its order. */
  async batchUpdateProducts(data: BatchRequest): Promise<BatchReply> {
    return this.http.batch('/products/batch', data);
  }

  /** PUT /products/{id}, for its pictures; answers their attachment ids in order. */
  async updateProductImages(id: number, images: readonly Payload[]): Promise<number[]> {
    const reply = await this.http.write('PUT', `/products/${id}`, { images }, productImagesReply, {
      _fields: 'id,images',
    });
    return reply.images.map((image) => image.id);
  }

  /** GET /products/categories, every page of it. */
  async getCategories(): Promise<CategoryRefReply[]> {
    const query = { _fields: CATEGORY_REF_FIELDS };
    return this.everyPage('/products/categories', query, categoryRefReply, ({ id }) => id);
  }

  /** POST /products/categories/batch. */
  async batchCategories(data: BatchRequest): Promise<BatchReply> {
    return this.http.batch('/products/categories/batch', data);
  }

  /**
   * PUT /products/categories/{id} with its picture alone. Answers the attachment's id, 0 for none;
   * null without such a category.
   */
  async updateCategoryImage(id: number, data: Payload): Promise<number | null> {
    const query = { _fields: 'image' };
    const written = this.http.write(
      'PUT',
      `/products/categories/${id}`,
      data,
      categoryImageReply,
      query,
    );
    const reply = await unlessStatus(written, 404);
    return reply === null ? null : (reply.image?.id ?? 0);
  }

  /** GET /orders, one page. */
  async getOrders(query: Query & { readonly page: number }): Promise<OrderListReply> {
    const paged = { per_page: PAGE_SIZE, ...query };
    const answer = await this.http.readPage('/orders', paged, z.array(z.unknown()));
    return {
      page: listPage(answer.value, answer.headers, query.page),
      answeredAt: answer.answeredAt,
    };
  }

  /** PUT /orders/{id} with meta data alone, which recalculates nothing (fact 26). */
  async updateOrderMeta(id: number, key: string, value: string): Promise<void> {
    const body = { meta_data: [{ key, value }] };
    await this.http.write('PUT', `/orders/${id}`, body, z.object({ id: z.number() }), {
      _fields: 'id',
    });
  }

  /** GET of a list of choices; null for a shop that lacks the route or refuses it to our key. */
  async getChoices({ path, isPaged }: ChoiceList): Promise<ChoiceReply[] | null> {
    const read = isPaged
      ? this.everyPage(path, { _fields: CHOICE_FIELDS }, choiceReply, ({ slug }) => slug)
      : this.http.read(path, {}, choiceReply.array());
    return unlessStatus(read, 401, 403, 404);
  }

  /**
   * GET /data/currencies/current; null for a shop that lacks the route or refuses it to our key.
   */
  async getCurrency(): Promise<string | null> {
    const read = this.http.read('/data/currencies/current', { _fields: 'code' }, currencyReply);
    return (await unlessStatus(read, 403, 404))?.code ?? null;
  }

  /** Every page of a list of terms; what cannot be read of it is left out. */
  private async everyPage<T>(
    path: string,
    query: Query,
    row: z.ZodType<T>,
    keyOf: (row: T) => string | number,
  ): Promise<T[]> {
    const found = new Map<string | number, T>();
    for (let page = 1; ; page += 1) {
      const asked = { per_page: PAGE_SIZE, page, orderby: 'id', order: 'asc', ...query };
      const answer = await this.http.readPage(path, asked, readableRows(row));
      const { rows, isLast } = listPage(answer.value, answer.headers, page);
      const known = found.size;
      for (const one of rows) found.set(keyOf(one), one);
      if (isLast) return [...found.values()];
      if (found.size === known) throw new RepeatedPageError(path.split('/').at(-1) ?? path, page);
    }
  }
}
