import type { Behaviours } from './behaviours';
import { foldedSku } from './coercions';
import { OrderedIds } from './ordered-ids';
import { SkuIndex } from './sku-index';
import { SlugBook } from './slug-book';
import { StoreError } from './store-error';
import { newProduct, type StoreProduct } from './store-product';
import type { StoreAttribute } from './terms/store-attribute';
import { TermBook } from './terms/term-book';

/** The category that every shop has, and that takes what has none. */
export const DEFAULT_CATEGORY = 15;

/** States that an ordinary list leaves out. */
const UNLISTED: readonly string[] = ['trash', 'auto-draft'];

/** Products, terms and attributes, in memory, found by id and by SKU, listed in the order of their ids. */
export class StoreCatalogue {
  readonly products = new Map<number, StoreProduct>();
  readonly categories = new TermBook(() => this.nextId());
  readonly tags = new TermBook(() => this.nextId());
  readonly brands = new TermBook(() => this.nextId());
  readonly attributes = new Map<number, StoreAttribute>();
  readonly slugs = new SlugBook();
  /** The last number of each kind that was given; posts, terms and attachments share one. */
  readonly lastIds = { thing: 100, meta: 0, attribute: 0 };
  /** Whether products were made in the order of their ids, as far as their dates say. */
  isInDateOrder = true;
  /** Products that an ordinary list shows. */
  readonly listed = new OrderedIds();
  /** Variations of all products that are not in the trash. */
  readonly listedVariations = new OrderedIds();
  private readonly variations = new Map<number, readonly StoreProduct[]>();
  private readonly skus = new SkuIndex();
  private readonly counted = new Map<number, boolean>();
  private readonly gtins = new Map<string, number>();

  constructor(private readonly behaviours: Behaviours) {
    this.addDefaultCategory();
  }

  /** A number that nothing in the shop has yet: posts, terms and attachments share it here. */
  nextId(): number {
    return (this.lastIds.thing += 1);
  }

  /** A number for a row of meta data. */
  nextMetaId(): number {
    return (this.lastIds.meta += 1);
  }

  /** Adds a global attribute, with no terms yet. */
  addAttribute(attribute: Omit<StoreAttribute, 'id' | 'terms'>): StoreAttribute {
    return this.putAttribute({ ...attribute, id: (this.lastIds.attribute += 1) });
  }

  /** Puts in an attribute that has its number already. */
  putAttribute(attribute: Omit<StoreAttribute, 'terms'>): StoreAttribute {
    const added = { ...attribute, terms: new TermBook(() => this.nextId()) };
    this.attributes.set(added.id, added);
    return added;
  }

  /** Adds an empty product, or a variation of one; it is listed once `list` is told of it. */
  add(now: number, parentId = 0): StoreProduct {
    const product = newProduct(this.nextId(), now, parentId);
    this.products.set(product.id, product);
    if (parentId !== 0) this.variations.set(parentId, [...this.variationsOf(parentId), product]);
    return product;
  }

  /** Puts in a product that was made before: in a copy of a shop. */
  put(product: StoreProduct): void {
    this.products.set(product.id, product);
    if (product.parentId !== 0)
      this.variations.set(product.parentId, [...this.variationsOf(product.parentId), product]);
    this.slugs.claim(product);
    this.skus.add(product);
    if (product.global_unique_id !== '') this.gtins.set(product.global_unique_id, product.id);
    this.list(product);
  }

  /** Shows a product in lists, and in the counts of its terms, as its state says. */
  list(product: StoreProduct): void {
    this.unlist(product);
    if (UNLISTED.includes(product.status)) return;
    if (product.parentId !== 0) {
      this.listedVariations.add(product.id);
      return;
    }
    this.listed.add(product.id);
    if (product.status === 'publish') this.countTerms(product, 1);
    this.counted.set(product.id, product.status === 'publish');
  }

  /** Takes a product out of lists and counts: before it is changed, or goes. */
  unlist(product: StoreProduct): void {
    this.listedVariations.remove(product.id);
    this.listed.remove(product.id);
    if (this.counted.get(product.id) === true) this.countTerms(product, -1);
    this.counted.delete(product.id);
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
    this.unlist(product);
    this.products.delete(product.id);
    this.slugs.move(product, '');
    this.skus.remove(product);
    if (this.gtins.get(product.global_unique_id) === product.id) this.gtins.delete(product.global_unique_id);
  }

  /** The product with this SKU, wherever it lies, the trash included. */
  findBySku(sku: string): StoreProduct | undefined {
    const id = this.skus.find(sku, this.comparesLoosely());
    return id === undefined ? undefined : this.products.get(id);
  }

  /** The products whose SKU holds this text. */
  searchSkus(part: string): StoreProduct[] {
    const folded = foldedSku(part);
    return [...this.products.values()].filter(({ sku }) => sku !== '' && foldedSku(sku).includes(folded));
  }

  /** Gives a product its SKU. Throws as WooCommerce does when another has it (facts.md 10). */
  assignSku(product: StoreProduct, sku: string, isNew: boolean): void {
    const owner = sku === '' ? undefined : this.findBySku(sku);
    if (owner !== undefined && owner.id !== product.id) throw this.takenSku(owner, sku, isNew);
    this.moveSku(product, sku);
  }

  /** Gives a product its SKU, whoever has it. */
  moveSku(product: StoreProduct, sku: string): void {
    this.skus.remove(product);
    product.sku = sku;
    this.skus.add(product);
  }

  /** Gives a product its GTIN. Throws when another has it and `isUnique` (facts.md 10). */
  assignGtin(product: StoreProduct, gtin: string, isUnique: boolean): void {
    const owner = gtin === '' ? undefined : this.gtins.get(gtin);
    if (isUnique && owner !== undefined && owner !== product.id) {
      const message = 'Invalid or duplicated GTIN, UPC, EAN or ISBN.';
      throw new StoreError(400, 'product_invalid_global_unique_id', message, { resource_id: owner });
    }
    if (this.gtins.get(product.global_unique_id) === product.id) this.gtins.delete(product.global_unique_id);
    product.global_unique_id = gtin;
    if (gtin !== '') this.gtins.set(gtin, product.id);
  }

  /** The product with this GTIN. */
  findByGtin(gtin: string): StoreProduct | undefined {
    const id = this.gtins.get(gtin);
    return id === undefined ? undefined : this.products.get(id);
  }

  /** Empties the shop. */
  clear(): void {
    for (const part of [this.products, this.variations, this.attributes, this.gtins, this.counted])
      part.clear();
    for (const part of [this.categories, this.tags, this.brands, this.slugs, this.skus]) part.clear();
    this.listed.clear();
    this.listedVariations.clear();
    this.addDefaultCategory();
  }

  private countTerms(product: StoreProduct, by: 1 | -1): void {
    for (const id of product.categories) this.categories.countOn(id, by);
    for (const id of product.tags) this.tags.countOn(id, by);
    for (const id of product.brands) this.brands.countOn(id, by);
  }

  private takenSku(owner: StoreProduct, sku: string, isNew: boolean): StoreError {
    if (owner.status === 'trash' && isNew && this.behaviours.has('sku-in-trash-nameless')) {
      const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
      return new StoreError(400, 'woocommerce_rest_product_not_created', message);
    }
    const named = this.behaviours.has('sku-duplicate-names-owner') ? { resource_id: owner.id } : {};
    return new StoreError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
      ...named,
      unique_sku: `${sku}-1`,
    });
  }

  private comparesLoosely(): boolean {
    return this.behaviours.has('sku-compared-loosely');
  }

  private addDefaultCategory(): void {
    this.categories.make({ name: 'Uncategorized', slug: 'uncategorized' }, DEFAULT_CATEGORY);
  }
}
