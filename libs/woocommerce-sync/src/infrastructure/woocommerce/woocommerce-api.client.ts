import { z } from 'zod';
import { WooCommerceApiError } from '../../domain/woocommerce.errors';
import type { Taxonomy } from '../../domain/desired-terms';
import type { Clock } from '../../application/ports/clock.port';
import type { JsonAnswer, JsonExchange, JsonRequest } from '../http/json-exchange';
import { errorOf, unreadableAnswer } from './reply-errors';
import {
  attributeReply,
  batchReply,
  categoryImageReply,
  categoryReply,
  currencyReply,
  productAttributesReply,
  productImagesReply,
  productPriceReply,
  productRefReply,
  variationImageReply,
  type AttributeReply,
  type BatchItemReply,
  type BatchReply,
  type CategoryReply,
  type ProductAttributesReply,
  type ProductPriceReply,
} from './reply.schemas';
import { orderReply, type OrderReply } from './order.schemas';
import type { Signer } from './store-credentials';

/** Filters of a product list; values are sent as they are, lists joined by commas (facts.md 1). */
export type ProductListQuery = Readonly<Record<string, string | number>>;

/** One product's part of a batch call, in WooCommerce's own words. */
export type ProductPayload = Readonly<Record<string, unknown>>;

/** A product cut down to what identifies it. */
export type ProductRef = z.infer<typeof productRefReply>;

/** One page of orders, each parsed or with what is wrong with it. */
export interface OrderListReply {
  readonly orders: readonly z.ZodSafeParseResult<OrderReply>[];
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly totalPages: number;
  readonly answeredAt: Date;
}

const REF_FIELDS = 'id,sku,type,status,parent_id';
const PRICE_FIELDS = 'id,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt';
const CATEGORY_FIELDS = 'id,name,parent';

/** Rows per page of a list: the shop gives no more (facts.md 24). */
const PAGE_SIZE = 100;

/** The routes of WooCommerce's REST API v3 that we use, with parsed answers; every failure is one of our errors. */
export class WooCommerceApiClient {
  private readonly baseUrl: string;

  constructor(
    shopUrl: string,
    private readonly exchange: JsonExchange,
    private readonly sign: Signer,
    private readonly clock: Clock,
  ) {
    this.baseUrl = `${shopUrl.replace(/\/+$/, '')}/wp-json/wc/v3`;
  }

  /** GET /products/{id}; null when there is none. */
  async getProduct(id: number): Promise<ProductRef | null> {
    try {
      return await this.read('GET', `/products/${id}`, { _fields: REF_FIELDS }, productRefReply);
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  }

  /** GET /products, one page. */
  async listProducts(query: ProductListQuery): Promise<ProductRef[]> {
    return this.read('GET', '/products', { _fields: REF_FIELDS, ...query }, productRefReply.array());
  }

  /** GET /products of up to 100 products, by `include` or `sku`: their prices. */
  async listPrices(which: ProductListQuery): Promise<ProductPriceReply[]> {
    const query = { ...which, per_page: PAGE_SIZE, status: 'any', _fields: PRICE_FIELDS };
    return this.read('GET', '/products', query, productPriceReply.array());
  }

  /** GET /products of up to 100 products by their ids: their attributes. */
  async listProductAttributes(ids: readonly number[]): Promise<ProductAttributesReply[]> {
    const query = { include: ids.join(','), per_page: PAGE_SIZE, status: 'any', _fields: 'id,attributes' };
    return this.read('GET', '/products', query, productAttributesReply.array());
  }

  /** POST /products/batch. The answer has as many entries as the request, in its order. */
  async batchUpdateProducts(data: {
    readonly create: readonly ProductPayload[];
    readonly update: readonly ProductPayload[];
  }): Promise<BatchReply> {
    return this.batch('/products/batch', data);
  }

  /** POST /products/{id}/variations/batch; items with a `product_id` may be other products' (facts.md 20). */
  async batchUpdateVariations(
    productId: number,
    data: { readonly create: readonly ProductPayload[]; readonly update: readonly ProductPayload[] },
  ): Promise<BatchReply> {
    return this.batch(`/products/${productId}/variations/batch`, data);
  }

  /** POST /products/{id}/variations/batch with deletions: for good, as every batch's (facts.md 15). */
  async batchDeleteVariations(productId: number, ids: readonly number[]): Promise<void> {
    const path = `/products/${productId}/variations/batch`;
    await this.write('POST', path, { delete: ids }, z.unknown(), {});
  }

  /** PUT /products/{id}/variations/{id}, for its picture; answers the attachment's id, 0 for none. */
  async updateVariationImage(
    productId: number,
    variationId: number,
    image: Readonly<Record<string, unknown>> | '',
  ): Promise<number> {
    const path = `/products/${productId}/variations/${variationId}`;
    const reply = await this.write('PUT', path, { image }, variationImageReply, { _fields: 'id,image' });
    return reply.image?.id ?? 0;
  }

  /** GET /products/attributes: all of them, the list has no pages (facts.md 23). */
  async getAttributes(): Promise<AttributeReply[]> {
    return this.read('GET', '/products/attributes', {}, attributeReply.array());
  }

  /** POST /products/attributes. */
  async createAttribute(data: Readonly<Record<string, unknown>>): Promise<AttributeReply> {
    return this.write('POST', '/products/attributes', data, attributeReply, { _fields: 'id,name' });
  }

  /** POST /products/attributes/{id}/terms/batch; null when there is no such attribute. */
  async batchCreateTerms(
    attributeId: number,
    create: readonly Readonly<Record<string, unknown>>[],
  ): Promise<BatchReply | null> {
    try {
      return await this.batch(`/products/attributes/${attributeId}/terms/batch`, { create, update: [] });
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  }

  /** GET /products/brands, as little as can be; false for a shop without the route, which WooCommerce has since 9.6. */
  async hasBrands(): Promise<boolean> {
    try {
      await this.read('GET', '/products/brands', { per_page: 1, _fields: 'id' }, z.array(z.unknown()));
      return true;
    } catch (error) {
      if (isStatus(error, 404)) return false;
      throw error;
    }
  }

  /** POST /products/tags/batch or /products/brands/batch. */
  async batchCreateProductTerms(
    taxonomy: Taxonomy,
    create: readonly Readonly<Record<string, unknown>>[],
  ): Promise<BatchItemReply[]> {
    return (await this.batch(`/products/${taxonomy}/batch`, { create, update: [] })).create ?? [];
  }

  private async batch(
    path: string,
    data: { readonly create: readonly ProductPayload[]; readonly update: readonly ProductPayload[] },
  ): Promise<BatchReply> {
    const request = this.request('POST', path, {}, data);
    const answer = await this.exchange.send(request);
    const reply = this.parse(answer, batchReply);
    if (
      (reply.create ?? []).length !== data.create.length ||
      (reply.update ?? []).length !== data.update.length
    ) {
      throw unreadableAnswer(answer, 'it answers another number of products than were sent');
    }
    return reply;
  }

  /** PUT /products/{id}, for its pictures; answers their attachment ids in order. */
  async updateProductImages(
    id: number,
    images: readonly Readonly<Record<string, unknown>>[],
  ): Promise<number[]> {
    const reply = await this.write('PUT', `/products/${id}`, { images }, productImagesReply, {
      _fields: 'id,images',
    });
    return reply.images.map((image) => image.id);
  }

  /** GET /data/currencies/current; null for a shop that lacks the route or refuses it to our key. */
  async getCurrency(): Promise<string | null> {
    try {
      return (await this.read('GET', '/data/currencies/current', { _fields: 'code' }, currencyReply)).code;
    } catch (error) {
      if (isStatus(error, 403) || isStatus(error, 404)) return null;
      throw error;
    }
  }

  /** GET /products/categories, every page of it. */
  async getCategories(): Promise<CategoryReply[]> {
    const categories: CategoryReply[] = [];
    for (let page = 1; ; page += 1) {
      const query = { per_page: PAGE_SIZE, page, orderby: 'id', order: 'asc', _fields: CATEGORY_FIELDS };
      const answer = await this.exchange.send(this.request('GET', '/products/categories', query));
      categories.push(...this.parse(answer, categoryReply.array()));
      // A short page is not the last one (facts.md 24).
      if (page >= Number(answer.headers['x-wp-totalpages'] ?? 1)) return categories;
    }
  }

  /** POST /products/categories. */
  async createCategory(data: Readonly<Record<string, unknown>>): Promise<CategoryReply> {
    return this.write('POST', '/products/categories', data, categoryReply, { _fields: CATEGORY_FIELDS });
  }

  /** PUT /products/categories/{id} with its picture alone. Answers the attachment's id, 0 for none; null without such a category. */
  async updateCategoryImage(id: number, data: Readonly<Record<string, unknown>>): Promise<number | null> {
    try {
      const query = { _fields: 'image' };
      const reply = await this.write('PUT', `/products/categories/${id}`, data, categoryImageReply, query);
      return reply.image?.id ?? 0;
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  }

  /** PUT /products/categories/{id}; null when there is none. */
  async updateCategory(id: number, data: Readonly<Record<string, unknown>>): Promise<CategoryReply | null> {
    try {
      return await this.write('PUT', `/products/categories/${id}`, data, categoryReply, {
        _fields: CATEGORY_FIELDS,
      });
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  }

  /** GET /orders, one page; each order is checked on its own, so that a strange one hides no other. */
  async getOrders(query: ProductListQuery): Promise<OrderListReply> {
    const answer = await this.exchange.send(
      this.request('GET', '/orders', { per_page: PAGE_SIZE, ...query }),
    );
    const rows = this.parse(answer, z.array(z.unknown()));
    return {
      orders: rows.map((row) => orderReply.safeParse(row)),
      rows,
      total: Number(answer.headers['x-wp-total'] ?? rows.length),
      totalPages: Number(answer.headers['x-wp-totalpages'] ?? 1),
      answeredAt: new Date(answer.headers['date'] ?? this.clock.now()),
    };
  }

  /** PUT /orders/{id} with meta data alone, which recalculates nothing (facts.md 26). */
  async updateOrderMeta(id: number, key: string, value: string): Promise<void> {
    const body = { meta_data: [{ key, value }] };
    await this.write('PUT', `/orders/${id}`, body, z.object({ id: z.number() }), { _fields: 'id' });
  }

  /** DELETE /products/{id} without force: into the trash. Gone and already trashed are as good. */
  async trashProduct(id: number): Promise<void> {
    const answer = await this.exchange.send(this.request('DELETE', `/products/${id}`, { _fields: 'id' }));
    if (answer.status === 404 || answer.status === 410) return;
    const error = errorOf(answer, this.clock.now());
    if (error !== null) throw error;
  }

  private async write<S extends z.ZodType>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    schema: S,
    query: ProductListQuery,
  ): Promise<z.infer<S>> {
    return this.parse(await this.exchange.send(this.request(method, path, query, body)), schema);
  }

  private async read<S extends z.ZodType>(
    method: 'GET',
    path: string,
    query: ProductListQuery,
    schema: S,
  ): Promise<z.infer<S>> {
    return this.parse(await this.exchange.send(this.request(method, path, query)), schema);
  }

  private parse<S extends z.ZodType>(answer: JsonAnswer, schema: S): z.infer<S> {
    const error = errorOf(answer, this.clock.now());
    if (error !== null) throw error;
    const result = schema.safeParse(answer.json);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw unreadableAnswer(answer, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }

  private request(
    method: JsonRequest['method'],
    path: string,
    query: ProductListQuery,
    body?: unknown,
  ): JsonRequest {
    const url = new URL(this.baseUrl + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return this.sign({ method, url: url.toString(), headers: {}, ...(body === undefined ? {} : { body }) });
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof WooCommerceApiError && error.status === status;
}
