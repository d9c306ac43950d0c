import { attributesOf, optionsOf } from './attribute-writer';
import {
  coercedPrice,
  coercedQuantity,
  gmtInstant,
  invalidParam,
  slugOf,
  textOf,
  type Strictness,
} from './coercions';
import type { ImageLibrary } from './image-library';
import type { StoreCatalogue } from './store-catalogue';
import { StoreError } from './store-error';
import type { StoreProduct } from './store-product';

/** What a client sends of a product. */
export type ProductBody = Readonly<Record<string, unknown>>;

const STATUSES = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];
const TEXTS = [
  'name',
  'description',
  'short_description',
  'tax_class',
  'weight',
  'global_unique_id',
] as const;
const PARTS = ['length', 'width', 'height'] as const;

/** Applies what a client sends to a product, with WooCommerce's silent coercions. */
export class ProductWriter {
  constructor(
    private readonly catalogue: StoreCatalogue,
    private readonly library: ImageLibrary,
    private readonly now: () => number,
  ) {}

  /** POST /products. Nothing is made when it throws. */
  async create(body: ProductBody, strictness: Strictness): Promise<StoreProduct> {
    if (body['id'] !== undefined) {
      throw new StoreError(400, 'woocommerce_rest_product_exists', 'Cannot create existing product.');
    }
    const product = this.catalogue.add(this.now());
    try {
      await this.apply(product, body, strictness, true);
      if (body['slug'] === undefined) product.slug = slugOf(product.name) || `product-${product.id}`;
      return product;
    } catch (error) {
      this.catalogue.remove(product);
      throw error;
    }
  }

  /** PUT /products/{id}. An unknown id is 400, not 404 (facts.md 11). */
  async update(id: number, body: ProductBody, strictness: Strictness): Promise<StoreProduct> {
    const product = this.catalogue.products.get(id);
    if (product === undefined) {
      throw new StoreError(400, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
    }
    if (product.parentId !== 0) {
      throw new StoreError(
        404,
        'woocommerce_rest_invalid_product_id',
        'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
      );
    }
    await this.apply(product, body, strictness, false);
    return product;
  }

  /** POST /products/{id}/variations. Nothing is made when it throws. */
  async createVariation(
    parent: StoreProduct,
    body: ProductBody,
    strictness: Strictness,
  ): Promise<StoreProduct> {
    const variation = this.catalogue.add(this.now(), parent.id);
    try {
      await this.applyToVariation(variation, body, strictness, true);
      return variation;
    } catch (error) {
      this.catalogue.remove(variation);
      throw error;
    }
  }

  /** PUT /products/{id}/variations/{id}. */
  async updateVariation(variation: StoreProduct, body: ProductBody, strictness: Strictness): Promise<void> {
    await this.applyToVariation(variation, body, strictness, false);
  }

  private async applyToVariation(
    variation: StoreProduct,
    body: ProductBody,
    strictness: Strictness,
    isNew: boolean,
  ): Promise<void> {
    const parent = this.catalogue.products.get(variation.parentId);
    const { image, attributes, ...rest } = body;
    const images = image === undefined ? {} : { images: image === '' || image === null ? [] : [image] };
    // What the product counts, its variations do not (facts.md 21).
    const stock = parent?.manage_stock === true ? { manage_stock: false, stock_quantity: undefined } : {};
    await this.apply(variation, { ...rest, ...images, ...stock }, strictness, isNew);
    if (Array.isArray(attributes) && parent !== undefined) {
      variation.options = optionsOf(attributes as Record<string, unknown>[], parent);
    }
  }

  private async apply(
    product: StoreProduct,
    body: ProductBody,
    strictness: Strictness,
    isNew: boolean,
  ): Promise<void> {
    // Pictures first: when one fails, nothing else of the write applies (facts.md 13).
    const images = Array.isArray(body['images']) ? await this.library.resolve(body['images']) : null;
    if (typeof body['sku'] === 'string') this.catalogue.assignSku(product, body['sku'].trim(), isNew);
    if (images !== null) product.images = images;
    for (const field of TEXTS) {
      const value = body[field];
      if (value !== undefined && value !== null) product[field] = textOf(value);
    }
    if (typeof body['slug'] === 'string' && body['slug'] !== '') product.slug = slugOf(body['slug']);
    this.applyType(product, body);
    this.applyStatus(product, body, strictness);
    this.applyDimensions(product, body);
    this.applyPrice(product, body, strictness);
    this.applyStock(product, body, strictness);
    this.applyCategories(product, body);
    this.applyAttributes(product, body);
    this.applyMeta(product, body);
    // Every write bumps it, even an empty one (facts.md 8).
    product.modifiedAt = this.now();
  }

  // Turning a variable product into another type deletes its variations for good (facts.md 21).
  private applyType(product: StoreProduct, body: ProductBody): void {
    const type = textOf(body['type']);
    if (type === '' || product.parentId !== 0) return;
    if (product.type === 'variable' && type !== 'variable') {
      for (const variation of this.catalogue.variationsOf(product.id)) this.catalogue.remove(variation);
    }
    product.type = type;
  }

  private applyAttributes(product: StoreProduct, body: ProductBody): void {
    if (!Array.isArray(body['attributes']) || product.parentId !== 0) return;
    product.attributes = attributesOf(body['attributes'] as Record<string, unknown>[], this.catalogue);
  }

  private applyStatus(product: StoreProduct, body: ProductBody, strictness: Strictness): void {
    const status = body['status'];
    if (status === undefined || status === null) return;
    const known = STATUSES.includes(textOf(status));
    if (!known && strictness === 'single')
      throw invalidParam('status', `status is not one of ${STATUSES.join(', ')}.`);
    product.status = known ? textOf(status) : 'draft';
  }

  private applyDimensions(product: StoreProduct, body: ProductBody): void {
    const dimensions = body['dimensions'] as Record<string, unknown> | undefined;
    for (const part of PARTS) {
      const value = dimensions?.[part];
      if (value !== undefined && value !== null) product[part] = textOf(value);
    }
  }

  private applyPrice(product: StoreProduct, body: ProductBody, strictness: Strictness): void {
    if (body['regular_price'] !== undefined) {
      product.regular_price =
        body['regular_price'] === null
          ? ''
          : coercedPrice(body['regular_price'], 'regular_price', strictness);
    }
    if (body['sale_price'] !== undefined) {
      product.sale_price =
        body['sale_price'] === null ? '' : coercedPrice(body['sale_price'], 'sale_price', strictness);
    }
    // A variable product has no price of its own: every save wipes it (facts.md 9).
    if (product.type === 'variable') product.regular_price = product.sale_price = '';
    // Dropped without a word (facts.md 5).
    if (product.sale_price !== '' && !(Number(product.sale_price) < Number(product.regular_price))) {
      product.sale_price = '';
    }
    const from = body['date_on_sale_from_gmt'];
    const to = body['date_on_sale_to_gmt'];
    if (from !== undefined && from !== null) product.sale_from = gmtInstant(from);
    if (to !== undefined && to !== null) product.sale_to = gmtInstant(to);
  }

  private applyStock(product: StoreProduct, body: ProductBody, strictness: Strictness): void {
    if (typeof body['manage_stock'] === 'boolean') product.manage_stock = body['manage_stock'];
    if (typeof body['backorders'] === 'string') product.backorders = body['backorders'];
    if (!product.manage_stock) {
      product.stock_quantity = null;
      if (typeof body['stock_status'] === 'string') product.stock_status = body['stock_status'];
      return;
    }
    if (body['stock_quantity'] !== undefined) {
      product.stock_quantity = coercedQuantity(body['stock_quantity'], strictness);
    }
    const quantity = product.stock_quantity ?? 0;
    product.stock_status =
      quantity > 0 ? 'instock' : product.backorders === 'no' ? 'outofstock' : 'onbackorder';
  }

  private applyCategories(product: StoreProduct, body: ProductBody): void {
    if (!Array.isArray(body['categories'])) return;
    const ids = (body['categories'] as { id?: unknown }[]).map(({ id }) => Number(id));
    const known = ids.filter((id) => this.catalogue.categories.has(id));
    product.categories = known.length > 0 ? known : [15];
  }

  private applyMeta(product: StoreProduct, body: ProductBody): void {
    if (!Array.isArray(body['meta_data'])) return;
    for (const { key, value } of body['meta_data'] as { key: string; value: unknown }[]) {
      if (value === null) product.meta.delete(key);
      else product.meta.set(key, typeof value === 'object' ? value : textOf(value));
    }
  }
}
