import type { Behaviours } from '../behaviour/behaviours';
import { foldedText } from '@cypher/shop-text';
import { OrderedIds } from './ordered-ids';
import { SkuIndex } from './sku-index';
import { SlugBook } from './slug-book';
import { newProduct, type StoreProduct } from './store-product';
import type { StoreAttribute } from '../terms/attributes/store-attribute';
import { TermBook } from '../terms/term-book';

/** The category that every shop has, and that takes what has none. */
export const DEFAULT_CATEGORY = 15;

/** States that an ordinary list leaves out. */
const UNLISTED: readonly string[] = ['trash', 'auto-draft'];

/** Products, terms and attributes, in memory, found by id and by SKU. */
export class StoreCatalogue {
  readonly products = new Map<number, StoreProduct>();
  readonly categories = this.newTermBook();
  readonly tags = this.newTermBook();
  readonly brands = this.newTermBook();
  readonly shippingClasses = this.newTermBook();
  readonly attributes = new Map<number, StoreAttribute>();
  readonly slugs = new SlugBook();
  readonly variationSlugs = new SlugBook();
  /** The last number of each kind that was given; posts, terms and attachments share one. */
  readonly lastIds = { thing: 100, meta: 0, attribute: 0 };
  /** Variations of no product: new variable products take them for theirs (fact 60). */
  orphans = 0;
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
    const added = { ...attribute, terms: this.newTermBook() };
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
    this.index(product);
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
    this.unindex(product);
    this.products.delete(product.id);
  }

  /** The product with this SKU, wherever it lies, the trash included; the newest of several. */
  findBySku(sku: string): StoreProduct | undefined {
    return this.allWithSku(sku).at(-1);
  }

  /** The product that a SKU stands for in an order: one that is not in the trash. */
  findListedBySku(sku: string): StoreProduct | undefined {
    return this.allWithSku(sku).find(({ status }) => status !== 'trash');
  }

  /** The products with this SKU. */
  allWithSku(sku: string): StoreProduct[] {
    return this.skus.find(sku, this.comparesLoosely()).flatMap((id) => this.products.get(id) ?? []);
  }

  /**
   * Notes under which SKU, GTIN and address a product is found from now on. Tell of them before
   * they are changed, and after.
   */
  index(product: StoreProduct): void {
    this.skus.add(product);
    this.slugsOf(product).claim(product);
    if (product.global_unique_id !== '')
      this.gtins.set(foldedText(product.global_unique_id), product.id);
  }

  /** Forgets how a product was found. */
  unindex(product: StoreProduct): void {
    this.skus.remove(product);
    this.slugsOf(product).release(product);
    const gtin = foldedText(product.global_unique_id);
    if (this.gtins.get(gtin) === product.id) this.gtins.delete(gtin);
  }

  /** The product with this GTIN. */
  findByGtin(gtin: string): StoreProduct | undefined {
    const id = this.gtins.get(foldedText(gtin));
    return id === undefined ? undefined : this.products.get(id);
  }

  /** The products whose SKU holds this text. */
  searchSkus(part: string): StoreProduct[] {
    const folded = foldedText(part);
    return [...this.products.values()].filter(
      ({ sku }) => sku !== '' && foldedText(sku).includes(folded),
    );
  }

  /** Empties the shop. */
  clear(): void {
    for (const part of [this.products, this.variations, this.attributes, this.gtins, this.counted])
      part.clear();
    for (const part of [this.categories, this.tags, this.brands, this.shippingClasses, this.skus])
      part.clear();
    for (const part of [this.slugs, this.variationSlugs, this.listed, this.listedVariations])
      part.clear();
    this.orphans = 0;
    this.addDefaultCategory();
  }

  private slugsOf({ parentId }: StoreProduct): SlugBook {
    return parentId === 0 ? this.slugs : this.variationSlugs;
  }

  private newTermBook(): TermBook {
    const isLoose = (): boolean => this.comparesLoosely();
    return new TermBook(() => this.nextId(), isLoose);
  }

  private countTerms(product: StoreProduct, by: 1 | -1): void {
    for (const id of product.categories) this.categories.countOn(id, by);
    for (const id of product.tags) this.tags.countOn(id, by);
    for (const id of product.brands) this.brands.countOn(id, by);
    if (product.shippingClass > 0) this.shippingClasses.countOn(product.shippingClass, by);
    for (const { id, terms = [] } of product.attributes)
      for (const term of terms) this.attributes.get(id)?.terms.countOn(term, by);
  }

  private comparesLoosely(): boolean {
    return this.behaviours.has('sku-compared-loosely');
  }

  private addDefaultCategory(): void {
    this.categories.make({ name: 'Uncategorized', slug: 'uncategorized' }, DEFAULT_CATEGORY);
  }
}
