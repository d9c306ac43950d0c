import { asTerm } from '@cypher/shop-text';
import {
  StoreClient,
  type AttributeWriteResult,
  type CategoryWrite,
  type CategoryWriteResult,
  type ImageWrite,
  type ListedProduct,
  type OrderPage,
  type PriceSubject,
  type ProductWrite,
  type ProductWriteResult,
  type RefusedDeletion,
  type StoreAttribute,
  type StoreCategory,
  type StoreProductRef,
  type ShownPrice,
  type NamedChoice,
  type TermResult,
  type CategoryImageResult,
} from '../../../application/ports/store-client.port';
import type { ChoiceGroup } from '../../../domain/fields/desired-choice';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import type { ShownAttribute } from '../../../domain/fields/product-fields';
import { isSearchableSku } from '../../../domain/catalog/sku';
import { CallRefusedError, RepeatedPageError } from '../../../domain/woocommerce.errors';
import { CHOICE_LISTS } from '../fields/choice.fields';
import { writeCategoryBatch } from './category-batch';
import { inPages, inSkuLists } from './list-pages';
import { toOrderPage } from '../orders/order-page.mapper';
import { writeBatch } from './product-batch';
import {
  isTaken,
  toListed,
  toRef,
  refusalOfDeletion,
  toShownAttribute,
  toStoreAttribute,
  toStoreCategory,
  toTermResult,
} from '../replies/reply.mapper';
import { readName } from '../replies/shop-html';
import type { WooCommerceApiClient } from './woocommerce-api.client';
import type { WooCommerceTermsClient } from './woocommerce-terms.client';
import { PAGE_SIZE } from './woocommerce-transport';
import type { WooCommerceVariationsClient } from './woocommerce-variations.client';
import type { WooCommerceMapper } from '../woocommerce.mapper';

/**
 * Where an order says that the ERP has it; protected, so the shop's pages do not show it (fact 12).
 */
const RECEIVED_META = '_cypher_received';

/** A WooCommerce shop as the lane sees it. */
export class WooCommerceStoreClient extends StoreClient {
  constructor(
    override readonly address: string,
    private readonly api: WooCommerceApiClient,
    private readonly variations: WooCommerceVariationsClient,
    private readonly terms: WooCommerceTermsClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async findBySkus(skus: readonly string[]): Promise<StoreProductRef[]> {
    const found: StoreProductRef[] = [];
    for (const list of inSkuLists(skus)) {
      const page = await this.api.listProducts({ sku: list.join(','), per_page: PAGE_SIZE });
      found.push(...page.map(toRef));
    }
    return found;
  }

  override async findTrashedBySku(sku: string): Promise<StoreProductRef | null> {
    const [trashed] = await this.api.listProducts({ sku, status: 'trash', per_page: 1 });
    return trashed === undefined ? null : toRef(trashed);
  }

  override async *listProducts(status: string): AsyncGenerator<readonly ListedProduct[]> {
    let highestId = 0;
    for (let page = 1; ; page += 1) {
      const query = { status, page, orderby: 'id', order: 'asc' };
      const { rows, isLast } = await this.api.listProductStandings(query);
      if (rows.length > 0) yield rows.map(toListed);
      if (isLast) return;
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0 && Math.max(...ids) <= highestId)
        throw new RepeatedPageError('products', page);
      highestId = Math.max(highestId, ...ids);
    }
  }

  override async listProductsByIds(
    storeProductIds: readonly number[],
  ): Promise<readonly ListedProduct[]> {
    const { rows } = await this.api.listProductStandings({
      status: 'any',
      include: storeProductIds.join(','),
    });
    return rows.map(toListed);
  }

  override async countProducts(): Promise<number> {
    const { total, rows } = await this.api.listProductStandings({ status: 'any', per_page: 1 });
    return total ?? rows.length;
  }

  override async findById(storeProductId: number): Promise<StoreProductRef | null> {
    const product = await this.api.getProduct(storeProductId);
    return product === null ? null : toRef(product);
  }

  override async readPrices(
    subjects: readonly PriceSubject[],
  ): Promise<ReadonlyMap<number, ShownPrice>> {
    const prices = new Map<number, ShownPrice>();
    const ids = subjects.filter(({ variationSku }) => variationSku === null);
    // A list by ids shows no variations; one by SKUs does (fact 10).
    const skus = subjects.map(({ variationSku }) => variationSku).filter((sku) => sku !== null);
    const queries = [
      ...inPages(ids).map((page) => ({
        include: page.map(({ storeProductId }) => storeProductId).join(','),
      })),
      ...inSkuLists(skus.filter(isSearchableSku)).map((list) => ({ sku: list.join(',') })),
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
    return writeBatch(writes, this.mapper, (data) => this.api.batchUpdateProducts(data));
  }

  override async writeVariations(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]> {
    const parentId = writes[0]?.parent?.storeProductId ?? 0;
    return writeBatch(writes, this.mapper, (data) => this.variations.batchUpdate(parentId, data));
  }

  override async writesVariationsOfManyParents(
    elsewhereId: number,
    { parentId, variationId }: { readonly parentId: number; readonly variationId: number },
  ): Promise<boolean> {
    const update = [{ id: variationId, product_id: parentId, _fields: 'id' }];
    const reply = await this.variations.batchUpdate(elsewhereId, { create: [], update });
    return isTaken(reply.update?.[0]);
  }

  override async deleteVariations(
    storeProductId: number,
    variationIds: readonly number[],
  ): Promise<RefusedDeletion[]> {
    const refused: RefusedDeletion[] = [];
    for (const page of inPages(variationIds)) {
      const replies = await this.variations.batchDelete(storeProductId, page);
      page.forEach((variationId, position) => {
        const refusal = refusalOfDeletion(replies[position]);
        if (refusal !== null && refusal.reason !== 'gone') refused.push({ variationId, refusal });
      });
    }
    return refused;
  }

  override async writeVariationImage(
    storeProductId: number,
    variationId: number,
    image: ImageWrite | null,
  ): Promise<number> {
    const payload = image === null ? '' : this.mapper.toWooCommerceImage(image);
    return this.variations.updateImage(storeProductId, variationId, payload);
  }

  override async listAttributes(): Promise<StoreAttribute[]> {
    return (await this.terms.getAttributes()).map(toStoreAttribute);
  }

  override async createAttribute(name: string, slug: string): Promise<AttributeWriteResult> {
    try {
      const data = { name: asTerm(name), slug, type: 'select', order_by: 'menu_order' };
      const reply = await this.terms.createAttribute(data);
      return { kind: 'written', attribute: toStoreAttribute(reply) };
    } catch (error) {
      if (error instanceof CallRefusedError)
        return { kind: 'refused', message: error.storeMessage };
      throw error;
    }
  }

  override async createTerms(
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<boolean> {
    const create = names.map((name, index) => ({
      name: asTerm(name),
      menu_order: position + index,
    }));
    const reply = await this.terms.batchCreateAttributeTerms(storeAttributeId, create);
    return reply !== null;
  }

  override async writeImages(
    storeProductId: number,
    images: readonly ImageWrite[],
  ): Promise<number[]> {
    const ids = await this.api.updateProductImages(
      storeProductId,
      images.map((image) => this.mapper.toWooCommerceImage(image)),
    );
    if (ids.length !== images.length)
      throw new Error(`The shop shows ${ids.length} of ${images.length} pictures`);
    return ids;
  }

  override async hasBrands(): Promise<boolean> {
    return this.terms.hasBrands();
  }

  override async ensureTerms(taxonomy: Taxonomy, names: readonly string[]): Promise<TermResult[]> {
    const rows = await this.terms.batchCreate(
      taxonomy,
      names.map((name) => ({ name: asTerm(name) })),
    );
    return rows.map(toTermResult);
  }

  override async currency(): Promise<string | null> {
    return this.api.getCurrency();
  }

  override async choices(group: ChoiceGroup): Promise<readonly NamedChoice[] | null> {
    const rows = await this.api.getChoices(CHOICE_LISTS[group]);
    return rows?.map(({ slug, name }) => ({ slug, name: readName(name) })) ?? null;
  }

  override async listCategories(): Promise<StoreCategory[]> {
    return (await this.api.getCategories()).map(toStoreCategory);
  }

  override async writeCategories(writes: readonly CategoryWrite[]): Promise<CategoryWriteResult[]> {
    return writeCategoryBatch(writes, this.mapper, (data) => this.api.batchCategories(data));
  }

  override async writeCategoryImage(
    storeCategoryId: number,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult> {
    const data = this.mapper.toWooCommerceCategoryImage(image);
    const attachmentId = await this.api.updateCategoryImage(storeCategoryId, data);
    return attachmentId === null ? { kind: 'gone' } : { kind: 'written', attachmentId };
  }

  override async listOrders(query: {
    status: string;
    modifiedAfter: Date;
    page: number;
  }): Promise<OrderPage> {
    const reply = await this.api.getOrders({
      status: query.status,
      // UTC without a zone, and said so: with both a `Z` and the flag the shop shifts it twice
      // (fact 25).
      modified_after: query.modifiedAfter.toISOString().slice(0, 19),
      dates_are_gmt: 'true',
      orderby: 'id',
      order: 'asc',
      page: query.page,
    });
    return toOrderPage(reply.page, reply.answeredAt);
  }

  override async acknowledgeOrder(orderId: number, note: string): Promise<void> {
    await this.api.updateOrderMeta(orderId, RECEIVED_META, note);
  }

  override async probe(): Promise<void> {
    await this.api.listProducts({ per_page: 1 });
  }
}
