import { z } from 'zod';
import {
  StoreClient,
  type AttributeWriteResult,
  type CategoryWrite,
  type CategoryWriteResult,
  type ImageWrite,
  type OrderPage,
  type PriceSubject,
  type ProductWrite,
  type ProductWriteResult,
  type StoreAttribute,
  type StoreCategory,
  type StoreProductRef,
  type ShownPrice,
  type TermResult,
} from '../../application/ports/store-client.port';
import type { Taxonomy } from '../../domain/desired-terms';
import type { ShownAttribute } from '../../domain/product-fields';
import type { PulledOrder } from '../../domain/pulled-order';
import { isSearchableSku } from '../../domain/sku';
import { CallRefusedError } from '../../domain/woocommerce.errors';
import { fromWooCommerceOrder } from './order.mapper';
import {
  toRef,
  toResult,
  toShownAttribute,
  toStoreAttribute,
  toStoreCategory,
  toTermResult,
} from './reply.mapper';
import type { BatchItemReply, BatchReply } from './reply.schemas';
import type { ProductPayload, WooCommerceApiClient } from './woocommerce-api.client';
import type { WooCommerceMapper } from './woocommerce.mapper';

/** Products per page of a list: the shop gives no more (facts.md 24). */
const PAGE_SIZE = 100;

/** Where an order says that the ERP has it; protected, so the shop's pages do not show it (facts.md 12). */
const RECEIVED_META = '_cypher_received';

/** Longest list of SKUs in one address; servers commonly refuse addresses over 8 KB. */
const MAX_SKU_LIST_LENGTH = 3_000;

/** A WooCommerce shop as the lane sees it. */
export class WooCommerceStoreClient extends StoreClient {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async findBySkus(skus: readonly string[]): Promise<StoreProductRef[]> {
    const found: StoreProductRef[] = [];
    for (const list of skuLists(skus)) {
      const page = await this.api.listProducts({ sku: list.join(','), per_page: PAGE_SIZE });
      found.push(...page.map(toRef));
    }
    return found;
  }

  override async findTrashedBySku(sku: string): Promise<StoreProductRef | null> {
    const [trashed] = await this.api.listProducts({ sku, status: 'trash', per_page: 1 });
    return trashed === undefined ? null : toRef(trashed);
  }

  override async findById(storeProductId: number): Promise<StoreProductRef | null> {
    const product = await this.api.getProduct(storeProductId);
    return product === null ? null : toRef(product);
  }

  override async readPrices(subjects: readonly PriceSubject[]): Promise<ReadonlyMap<number, ShownPrice>> {
    const prices = new Map<number, ShownPrice>();
    const ids = subjects.filter(({ variationSku }) => variationSku === null);
    // A list by ids shows no variations; one by SKUs does (facts.md 10).
    const skus = subjects.map(({ variationSku }) => variationSku).filter((sku) => sku !== null);
    const queries = [
      ...inPages(ids).map((page) => ({
        include: page.map(({ storeProductId }) => storeProductId).join(','),
      })),
      ...skuLists(skus.filter(isSearchableSku)).map((list) => ({ sku: list.join(',') })),
    ];
    for (const query of queries) {
      for (const reply of await this.api.listPrices(query)) {
        prices.set(reply.id, {
          regular: reply.regular_price,
          sale: reply.sale_price,
          saleFrom: reply.date_on_sale_from_gmt ?? '',
          saleTo: reply.date_on_sale_to_gmt ?? '',
        });
      }
    }
    return prices;
  }

  override async readAttributes(
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ShownAttribute[]>> {
    const shown = new Map<number, readonly ShownAttribute[]>();
    for (const page of inPages(storeProductIds)) {
      for (const { id, attributes } of await this.api.listProductAttributes(page)) {
        shown.set(id, attributes.map(toShownAttribute));
      }
    }
    return shown;
  }

  override async writeProducts(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]> {
    return this.writeBatch(writes, (data) => this.api.batchUpdateProducts(data));
  }

  override async writeVariations(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]> {
    const parentId = writes[0]?.parent?.storeProductId ?? 0;
    return this.writeBatch(writes, (data) => this.api.batchUpdateVariations(parentId, data));
  }

  override async writesVariationsOfManyParents(
    elsewhereId: number,
    { parentId, variationId }: { readonly parentId: number; readonly variationId: number },
  ): Promise<boolean> {
    const update = [{ id: variationId, product_id: parentId, _fields: 'id' }];
    const reply = await this.api.batchUpdateVariations(elsewhereId, { create: [], update });
    return reply.update?.[0]?.error === undefined;
  }

  override async deleteVariations(storeProductId: number, variationIds: readonly number[]): Promise<void> {
    for (const page of inPages(variationIds)) await this.api.batchDeleteVariations(storeProductId, page);
  }

  override async writeVariationImage(
    storeProductId: number,
    variationId: number,
    image: ImageWrite | null,
  ): Promise<number> {
    const payload = image === null ? '' : this.mapper.toWooCommerceImage(image);
    return this.api.updateVariationImage(storeProductId, variationId, payload);
  }

  override async listAttributes(): Promise<StoreAttribute[]> {
    return (await this.api.getAttributes()).map(toStoreAttribute);
  }

  override async createAttribute(name: string, slug: string): Promise<AttributeWriteResult> {
    try {
      const reply = await this.api.createAttribute({ name, slug, type: 'select', order_by: 'menu_order' });
      return { kind: 'written', attribute: toStoreAttribute(reply) };
    } catch (error) {
      if (error instanceof CallRefusedError) return { kind: 'refused', message: error.storeMessage };
      throw error;
    }
  }

  override async createTerms(
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<boolean> {
    const create = names.map((name, index) => ({ name, menu_order: position + index }));
    const reply = await this.api.batchCreateTerms(storeAttributeId, create);
    return reply !== null;
  }

  private async writeBatch(
    writes: readonly ProductWrite[],
    send: (data: { create: ProductPayload[]; update: ProductPayload[] }) => Promise<BatchReply>,
  ): Promise<ProductWriteResult[]> {
    const creates = writes.filter((write) => write.kind === 'create');
    const updates = writes.filter((write) => write.kind === 'update');
    const reply = await send({
      create: creates.map((write) => this.payloadOf(write)),
      update: updates.map((write) => ({ id: write.storeProductId, ...this.payloadOf(write) })),
    });
    // The answers keep the order of each array, whatever fails inside (facts.md 15).
    const answers = new Map<ProductWrite, BatchItemReply | undefined>();
    creates.forEach((write, position) => answers.set(write, reply.create?.[position]));
    updates.forEach((write, position) => answers.set(write, reply.update?.[position]));
    return writes.map((write) => toResult(write, answers.get(write)));
  }

  private payloadOf({ fields, parent }: ProductWrite): ProductPayload {
    const payload = this.mapper.toWooCommerceProduct(fields);
    return parent === undefined ? payload : { product_id: parent.storeProductId, ...payload };
  }

  override async writeImages(storeProductId: number, images: readonly ImageWrite[]): Promise<number[]> {
    const ids = await this.api.updateProductImages(
      storeProductId,
      images.map((image) => this.mapper.toWooCommerceImage(image)),
    );
    if (ids.length !== images.length)
      throw new Error(`The shop shows ${ids.length} of ${images.length} pictures`);
    return ids;
  }

  override async hasBrands(): Promise<boolean> {
    return this.api.hasBrands();
  }

  override async ensureTerms(taxonomy: Taxonomy, names: readonly string[]): Promise<TermResult[]> {
    const rows = await this.api.batchCreateProductTerms(
      taxonomy,
      names.map((name) => ({ name, _fields: 'id' })),
    );
    return rows.map(toTermResult);
  }

  override async currency(): Promise<string | null> {
    return this.api.getCurrency();
  }

  override async listCategories(): Promise<StoreCategory[]> {
    return (await this.api.getCategories()).map(toStoreCategory);
  }

  override async createCategory(fields: CategoryWrite): Promise<CategoryWriteResult> {
    try {
      const category = await this.api.createCategory(this.mapper.toWooCommerceCategory(fields));
      return { kind: 'written', category: toStoreCategory(category) };
    } catch (error) {
      if (error instanceof CallRefusedError && error.storeCode === 'term_exists') {
        return { kind: 'exists', ownerId: error.resourceId };
      }
      throw error;
    }
  }

  override async updateCategory(
    storeCategoryId: number,
    fields: CategoryWrite,
  ): Promise<CategoryWriteResult> {
    const category = await this.api.updateCategory(
      storeCategoryId,
      this.mapper.toWooCommerceCategory(fields),
    );
    return category === null ? { kind: 'gone' } : { kind: 'written', category: toStoreCategory(category) };
  }

  override async writeCategoryImage(
    storeCategoryId: number,
    image: ImageWrite | null,
  ): Promise<number | null> {
    return this.api.updateCategoryImage(storeCategoryId, this.mapper.toWooCommerceCategoryImage(image));
  }

  override async listOrders(query: {
    status: string;
    modifiedAfter: Date;
    page: number;
  }): Promise<OrderPage> {
    const reply = await this.api.getOrders({
      status: query.status,
      // UTC without a zone, and said so: with both a `Z` and the flag the shop shifts it twice (facts.md 25).
      modified_after: query.modifiedAfter.toISOString().slice(0, 19),
      dates_are_gmt: 'true',
      orderby: 'id',
      order: 'asc',
      page: query.page,
    });
    const orders: PulledOrder[] = [];
    const unreadable: { orderId: number | null; problem: string }[] = [];
    reply.orders.forEach((parsed, position) => {
      if (parsed.success) orders.push(fromWooCommerceOrder(parsed.data));
      else {
        const issue = parsed.error.issues[0];
        const orderId = z.object({ id: z.number() }).safeParse(reply.rows[position]).data?.id ?? null;
        unreadable.push({ orderId, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
      }
    });
    return {
      orders,
      unreadable,
      total: reply.total,
      totalPages: reply.totalPages,
      shopTime: reply.answeredAt,
    };
  }

  override async acknowledgeOrder(orderId: number, note: string): Promise<void> {
    await this.api.updateOrderMeta(orderId, RECEIVED_META, note);
  }

  override async trashProduct(storeProductId: number): Promise<void> {
    await this.api.trashProduct(storeProductId);
  }

  override async probe(): Promise<void> {
    await this.api.listProducts({ per_page: 1 });
  }
}

function inPages<T>(rows: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < rows.length; start += PAGE_SIZE)
    pages.push(rows.slice(start, start + PAGE_SIZE));
  return pages;
}

function skuLists(skus: readonly string[]): string[][] {
  const lists: string[][] = [];
  let length = 0;
  for (const sku of skus) {
    const list = lists.at(-1);
    const size = encodeURIComponent(sku).length + 3;
    if (list === undefined || list.length === PAGE_SIZE || length + size > MAX_SKU_LIST_LENGTH) {
      lists.push([sku]);
      length = size;
    } else {
      list.push(sku);
      length += size;
    }
  }
  return lists;
}
