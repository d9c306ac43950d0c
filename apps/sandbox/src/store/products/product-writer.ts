import type { Strictness } from '../coercions';
import { StoreError } from '../store-error';
import { readDate } from '../shop-time';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { applyAttributes, applyOptions } from './attribute-writer';
import { applyPlainFields } from './plain-fields';
import { applyMeta } from './product-meta';
import { applyPrices, applySaleDates } from './product-prices';
import { applyStock } from './product-stock';
import { applyTerms, clearsWhatIsLeftOut } from './product-terms';
import { applyDimensions, applyGtin, applySlug, applyStatus, applyTexts, cleanSku } from './product-texts';
import { clearable, type ProductBody, type ProductWrite } from './product-write';
import { checkWrite } from './write-check';

/** What a write does, in turn; each takes its own fields, and what refuses leaves the product as it was. */
const STEPS: readonly ((write: ProductWrite) => void)[] = [
  applyGtin,
  applyPrices,
  applySaleDates,
  applyStatus,
  applyTexts,
  applySlug,
  applyDimensions,
  applyPlainFields,
  applyStock,
  applyTerms,
  applyAttributes,
  applyMeta,
];

/** Applies what a client sends to a product, with WooCommerce's silent coercions. */
export class ProductWriter {
  constructor(private readonly shop: Shop) {}

  /** POST /products. Nothing is made when it throws. */
  async create(body: ProductBody, strictness: Strictness): Promise<StoreProduct> {
    if (body['id'] !== undefined) {
      throw new StoreError(400, 'woocommerce_rest_product_exists', 'Cannot create existing product.');
    }
    return this.make(0, body, strictness);
  }

  /** PUT /products/{id}. An unknown id is 400, not 404 (facts.md 11). */
  async update(id: number, body: ProductBody, strictness: Strictness): Promise<StoreProduct> {
    const { catalogue, behaviours } = this.shop;
    const product = catalogue.products.get(id);
    if (product === undefined) {
      const status = behaviours.has('unknown-id-write-400') ? 400 : 404;
      throw new StoreError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
    }
    if (product.parentId !== 0 && behaviours.has('variation-through-products-404')) {
      throw new StoreError(
        404,
        'woocommerce_rest_invalid_product_id',
        'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
      );
    }
    if (product.status === 'trash' && !behaviours.has('trash-can-be-written'))
      throw new StoreError(410, 'woocommerce_rest_already_trashed', 'The product is in the trash.');
    await this.apply(product, body, strictness, false);
    return product;
  }

  /** POST /products/{id}/variations. Nothing is made when it throws. */
  async createVariation(
    parent: StoreProduct,
    body: ProductBody,
    strictness: Strictness,
  ): Promise<StoreProduct> {
    const variation = await this.make(parent.id, body, strictness);
    parent.modifiedAt = this.shop.now();
    return variation;
  }

  /** PUT /products/{id}/variations/{id}. */
  async updateVariation(variation: StoreProduct, body: ProductBody, strictness: Strictness): Promise<void> {
    await this.apply(variation, body, strictness, false);
    const parent = this.shop.catalogue.products.get(variation.parentId);
    if (parent !== undefined) parent.modifiedAt = this.shop.now();
  }

  private async make(parentId: number, body: ProductBody, strictness: Strictness): Promise<StoreProduct> {
    const product = this.shop.catalogue.add(this.shop.now(), parentId);
    try {
      await this.apply(product, body, strictness, true);
      return product;
    } catch (error) {
      this.shop.catalogue.remove(product);
      throw error;
    }
  }

  private async apply(
    product: StoreProduct,
    body: ProductBody,
    strictness: Strictness,
    isNew: boolean,
  ): Promise<void> {
    const { catalogue, behaviours, now } = this.shop;
    const isVariation = product.parentId !== 0;
    checkWrite(body, strictness, isVariation, behaviours);
    // Pictures first: when one fails, nothing else of the write applies (facts.md 13).
    const sentImages = isVariation ? imageOf(body) : body['images'];
    const images = Array.isArray(sentImages) ? await this.shop.library.resolve(sentImages) : null;
    const write = { product, body, strictness, isNew, shop: this.shop };
    const before = { ...product };
    const print = behaviours.has('write-bumps-modified') ? null : fingerprint(product);
    catalogue.unlist(product);
    try {
      const sku = clearable(write, 'sku');
      if (sku !== undefined) catalogue.assignSku(product, cleanSku(sku), isNew);
      if (isVariation) applyOptions(write);
      this.applyType(product, body);
      this.applyImages(write, images);
      for (const step of STEPS) step(write);
    } catch (error) {
      this.undo(product, before);
      throw error;
    } finally {
      catalogue.list(product);
    }
    // Every write bumps it, even an empty one (facts.md 8).
    if (print === null || print !== fingerprint(product)) product.modifiedAt = now();
    this.applyCreationDate(write);
  }

  // What is refused changes nothing.
  private undo(product: StoreProduct, before: Readonly<StoreProduct>): void {
    const { catalogue } = this.shop;
    catalogue.moveSku(product, before.sku);
    catalogue.assignGtin(product, before.global_unique_id, false);
    if (product.slug !== before.slug) catalogue.slugs.move(product, before.slug);
    Object.assign(product, before);
  }

  // A new product of an older date was last changed then.
  private applyCreationDate({ product, body, isNew }: ProductWrite): void {
    const text = body['date_created_gmt'] ?? body['date_created'];
    const date = typeof text === 'string' ? readDate(text) : null;
    if (date === null) return;
    product.createdAt = date.wallClock - (date.offset ?? 0);
    if (isNew) product.modifiedAt = product.createdAt;
    this.shop.catalogue.isInDateOrder = false;
  }

  // Turning a variable product into another type deletes its variations for good (facts.md 21).
  private applyType(product: StoreProduct, body: ProductBody): void {
    const { catalogue, behaviours } = this.shop;
    const type = body['type'];
    if (typeof type !== 'string' || type === '' || product.parentId !== 0) return;
    if (
      product.type === 'variable' &&
      type !== 'variable' &&
      behaviours.has('type-change-deletes-variations')
    ) {
      for (const variation of catalogue.variationsOf(product.id)) catalogue.remove(variation);
    }
    product.type = type;
  }

  private applyImages(write: ProductWrite, images: StoreProduct['images'] | null): void {
    const { product, shop } = write;
    if (images === null) {
      if (clearsWhatIsLeftOut(write)) product.images = [];
    } else if (images.length > 0 || shop.behaviours.has('no-images-clear')) product.images = images;
  }
}

/** A variation has one picture; `''` and null take it away. */
function imageOf({ image }: ProductBody): unknown {
  if (image === undefined) return undefined;
  return image === '' || image === null ? [] : [image];
}

function fingerprint(product: StoreProduct): string {
  return JSON.stringify(product);
}
