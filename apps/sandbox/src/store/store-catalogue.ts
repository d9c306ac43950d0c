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

/** A term of an attribute. */
export interface StoreTerm {
  readonly id: number;
  name: string;
  slug: string;
  menu_order: number;
}

/** A global attribute with its terms, by folded name. */
export interface StoreAttribute {
  readonly id: number;
  name: string;
  slug: string;
  type: string;
  order_by: string;
  readonly terms: Map<string, StoreTerm>;
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
  readonly attributes = new Map<number, StoreAttribute>();
  private readonly variations = new Map<number, readonly StoreProduct[]>();
  private readonly bySku = new Map<string, number>();
  private readonly attachments = new Set<number>();
  private lastId = 100;

  /** A number that nothing in the shop has yet: posts, terms and attachments share it here. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Adds an empty product, or a variation of one. */
  add(now: number, parentId = 0): StoreProduct {
    const product = newProduct(this.nextId(), now, parentId);
    this.products.set(product.id, product);
    if (parentId !== 0) this.variations.set(parentId, [...this.variationsOf(parentId), product]);
    return product;
  }

  /** The variations of a product, in the order in which they were made. */
  variationsOf(productId: number): readonly StoreProduct[] {
    return this.variations.get(productId) ?? [];
  }

  /** Removes a product for good, and its variations with it. */
  remove(product: StoreProduct): void {
    for (const variation of this.variationsOf(product.id)) this.remove(variation);
    this.variations.delete(product.id);
    if (product.parentId !== 0) {
      const others = this.variationsOf(product.parentId).filter(({ id }) => id !== product.id);
      this.variations.set(product.parentId, others);
    }
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
    this.variations.clear();
    this.attributes.clear();
    this.bySku.clear();
    this.attachments.clear();
    this.categories.clear();
    this.categories.set(UNCATEGORIZED.id, { ...UNCATEGORIZED });
  }
}
