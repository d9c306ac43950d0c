import type { Strictness } from '../texts/coercions';
import type { Params } from '../rest/rest-call';
import { isRecord } from '../rest/values';
import type { Shop } from '../state/shop';
import { StoreError } from '../http/store-error';
import type { StoreImage, StoreProduct } from '../state/store-product';
import { adoptOrphan, handDownStock, settleFamilyStock, syncFamily } from './stock/family';
import { applyMeta } from './writing/meta';
import { settlePost } from './writing/post';
import { settlePrice } from './pricing/settle-price';
import { sent, type ProductWrite } from './writing/product-write';
import { fieldsOf, type SentProduct } from './writing/sent-fields';
import { settleStock } from './stock/stock';
import { takeFields } from './writing/steps';

/** Applies what a client sends to a product, with WooCommerce's silent coercions. */
export class ProductWriter {
  constructor(private readonly shop: Shop) {}

  /** POST /products. Nothing is made when it throws. */
  create(params: Params, strictness: Strictness, raw: Params = params): Promise<StoreProduct> {
    if (params['id'] !== undefined && params['id'] !== 0) {
      throw new StoreError(
        400,
        'woocommerce_rest_product_exists',
        'Cannot create existing product.',
      );
    }
    return this.make(0, { params, raw, strictness });
  }

  /** PUT /products/{id}. An unknown id is 400, not 404 (fact 11). */
  async update(
    id: number,
    params: Params,
    strictness: Strictness,
    raw = params,
  ): Promise<StoreProduct> {
    const { catalogue, behaviours } = this.shop;
    const product = catalogue.products.get(id);
    if (product === undefined) {
      const status = behaviours.has('unknown-id-write-400') ? 400 : 404;
      throw new StoreError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
    }
    if (product.parentId !== 0 && behaviours.has('variation-through-products-404')) throw notHere();
    if (product.status === 'trash' && !behaviours.has('trash-can-be-written'))
      throw new StoreError(410, 'woocommerce_rest_already_trashed', 'The product is in the trash.');
    await this.apply(product, { params, raw, strictness }, false);
    return product;
  }

  /** POST /products/{id}/variations. Nothing is made when it throws. */
  async createVariation(
    parent: StoreProduct,
    params: Params,
    strictness: Strictness,
    raw = params,
  ): Promise<StoreProduct> {
    const variation = await this.make(parent.id, { params, raw, strictness });
    this.sync(parent);
    return variation;
  }

  /** PUT /products/{id}/variations/{id}. */
  async updateVariation(
    variation: StoreProduct,
    params: Params,
    strictness: Strictness,
    raw = params,
  ): Promise<void> {
    await this.apply(variation, { params, raw, strictness }, false);
    this.sync(this.shop.catalogue.products.get(variation.parentId));
  }

  /** Brings a product into line with its variations after one of them was written or went. */
  sync(parent: StoreProduct | undefined): void {
    if (parent === undefined) return;
    this.shop.catalogue.unlist(parent);
    syncFamily(parent, this.shop);
    this.shop.catalogue.list(parent);
  }

  /**
   * Hands the stock of a product down to its variations: the shop does it when it has answered
   * already.
   */
  handDown(parent: StoreProduct | undefined): void {
    if (parent !== undefined) handDownStock(parent, this.shop);
  }

  private async make(parentId: number, sentProduct: SentProduct): Promise<StoreProduct> {
    const product = this.shop.catalogue.add(this.shop.now(), parentId);
    try {
      await this.apply(product, sentProduct, true);
      return product;
    } catch (error) {
      this.shop.catalogue.remove(product);
      throw error;
    }
  }

  private async apply(
    product: StoreProduct,
    sentProduct: SentProduct,
    isNew: boolean,
  ): Promise<void> {
    const { shop } = this;
    const isVariation = product.parentId !== 0;
    const params = fieldsOf(sentProduct, isVariation, isNew, shop.behaviours);
    // What is read now is what is reckoned from, whatever is sold until it is written.
    const before = { ...product };
    const draft = { ...before };
    const { strictness, raw = sentProduct.params } = sentProduct;
    const emptiesName = raw['name'] === null && !shop.behaviours.has('null-not-sent');
    const write: ProductWrite = {
      draft,
      params,
      strictness,
      isNew,
      emptiesName,
      images: null,
      shop,
    };
    takeFields(write);
    // When a picture fails, nothing of the write applies (fact 13). While it is fetched, others
    // may write.
    const images = await this.images(write, isVariation);
    if (images !== null) draft.images = images;
    await shop.stockTiming.pass(params);
    applyMeta(write);
    const isKept = this.settle(write, before);
    this.keep(product, write, before, isKept);
  }

  private async images(write: ProductWrite, isVariation: boolean): Promise<StoreImage[] | null> {
    const { behaviours, library } = this.shop;
    const value = isVariation ? write.params['image'] : write.params['images'];
    if (value === undefined || value === null) {
      const clears = !write.isNew && !isVariation && !behaviours.has('arrays-left-out-stay');
      return clears ? [] : null;
    }
    const rows = isVariation ? [value] : isRecord(value) ? Object.values(value) : [];
    const sentImages = rows.filter(
      (row) => isRecord(row) && Object.keys(row).length > 0,
    ) as Params[];
    if (sentImages.length === 0 && !behaviours.has('no-images-clear')) return null;
    return library.resolve(
      sentImages,
      isVariation && behaviours.has('variation-image-unknown-refused') ? 'variation' : 'product',
    );
  }

  /** @returns whether WordPress keeps the product as a post */
  private settle(write: ProductWrite, before: StoreProduct): boolean {
    const { draft, isNew, shop } = write;
    settleStock(draft, shop, sent(write, 'stock_status'), isNew);
    if (isNew && shop.catalogue.orphans > 0) adoptOrphan(draft);
    else settleFamilyStock(draft, shop);
    const isKept = settlePost(write, before);
    settlePrice(draft, before, isNew, shop);
    return isKept;
  }

  /** Takes over what a write changed, and nothing that somebody else changed in the meantime. */
  private keep(
    product: StoreProduct,
    { draft, isNew }: ProductWrite,
    before: StoreProduct,
    isKept: boolean,
  ): void {
    const { catalogue, behaviours, now } = this.shop;
    const names = Object.keys(draft) as (keyof StoreProduct)[];
    const changed = names.filter((name) => draft[name] !== before[name]);
    catalogue.unlist(product);
    catalogue.unindex(product);
    Object.assign(product, Object.fromEntries(changed.map((name) => [name, draft[name]])));
    catalogue.index(product);
    catalogue.list(product);
    if (product.createdAt !== before.createdAt) catalogue.isInDateOrder = false;
    // Every write bumps it, even an empty one (fact 8).
    const bumps = (): boolean =>
      behaviours.has('write-bumps-modified') ||
      changed.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]));
    if (!isNew && isKept && bumps()) product.modifiedAt = now();
    this.afterwards(product, before);
  }

  private afterwards(product: StoreProduct, before: StoreProduct): void {
    const { catalogue, behaviours } = this.shop;
    const isLeft = before.type === 'variable' && product.type !== 'variable';
    if (isLeft && behaviours.has('type-change-deletes-variations'))
      for (const variation of catalogue.variationsOf(product.id)) catalogue.remove(variation);
    handDownStock(product, this.shop);
  }
}

function notHere(): StoreError {
  return new StoreError(
    404,
    'woocommerce_rest_invalid_product_id',
    'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
  );
}
