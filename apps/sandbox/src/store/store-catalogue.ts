import { foldedSku } from './coercions';
import { StoreError } from './store-error';
import { newProduct, type StoreProduct } from './store-product';

/** A product category. */
export interface StoreCategory {
  readonly id: number;
  name: string;
  slug: string;
  parent: number;
  description: string;
  menu_order: number;
}

/** The category that every shop has, and that takes what has none. */
const UNCATEGORIZED: StoreCategory = {
  id: 15,
  name: 'Uncategorized',
  slug: 'uncategorized',
  parent: 0,
  description: '',
  menu_order: 0,
};

/** Products, categories and the media library, in memory, found by id and by SKU. */
export class StoreCatalogue {
  readonly products = new Map<number, StoreProduct>();
  readonly categories = new Map<number, StoreCategory>([[UNCATEGORIZED.id, { ...UNCATEGORIZED }]]);
  private readonly bySku = new Map<string, number>();
  private readonly attachments = new Set<number>();
  private lastId = 100;

  /** A number that nothing in the shop has yet: posts, terms and attachments share it here. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Adds an empty product. */
  add(now: number): StoreProduct {
    const product = newProduct(this.nextId(), now);
    this.products.set(product.id, product);
    return product;
  }

  /** Removes a product for good. */
  remove(product: StoreProduct): void {
    this.products.delete(product.id);
    if (product.sku !== '') this.bySku.delete(foldedSku(product.sku));
  }

  /** The product with this SKU, wherever it lies, the trash included. */
  findBySku(sku: string): StoreProduct | undefined {
    const id = this.bySku.get(foldedSku(sku));
    return id === undefined ? undefined : this.products.get(id);
  }

  /** Gives a product its SKU. Throws as WooCommerce does when another has it (facts.md 10). */
  assignSku(product: StoreProduct, sku: string, isNew: boolean): void {
    const owner = sku === '' ? undefined : this.findBySku(sku);
    if (owner !== undefined && owner.id !== product.id) {
      if (owner.status === 'trash' && isNew) {
        const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
        throw new StoreError(400, 'woocommerce_rest_product_not_created', message);
      }
      throw new StoreError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
        resource_id: owner.id,
        unique_sku: `${sku}-1`,
      });
    }
    if (product.sku !== '') this.bySku.delete(foldedSku(product.sku));
    product.sku = sku;
    if (sku !== '') this.bySku.set(foldedSku(sku), product.id);
  }

  /** A new attachment of the media library. */
  attach(): number {
    const id = this.nextId();
    this.attachments.add(id);
    return id;
  }

  /** Whether the media library has this attachment. */
  hasAttachment(id: number): boolean {
    return this.attachments.has(id);
  }

  /** Loses an attachment, as when somebody deletes it from the library. */
  detach(id: number): void {
    this.attachments.delete(id);
  }

  /** Empties the shop. */
  clear(): void {
    this.products.clear();
    this.bySku.clear();
    this.attachments.clear();
    this.categories.clear();
    this.categories.set(UNCATEGORIZED.id, { ...UNCATEGORIZED });
  }
}
