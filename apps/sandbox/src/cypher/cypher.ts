import { Catalogue, type CataloguePage, type CatalogueState } from './catalogue/catalogue';
import { CategoryList, type CategoryFields } from './catalogue/category-list';
import { demoCategories } from './catalogue/demo-categories';
import type { DemoShape } from './catalogue/demo-shape';
import type { JsonObject } from './catalogue/merge-patch';
import { CallCounters } from './call-counters';
import { channelsFor, eventMessage, type EventSubject, type MessageShape } from './change-events';
import type { ErpCategory, ErpProduct } from './erp-product';
import type { EventPublisher } from './event-publisher';
import { FaultPlan } from './fault-plan';
import { newProduct } from './new-product';

/** How a change is told: not at all, or in which shape (`plain` unless told). */
export interface TellOptions {
  readonly silent?: boolean;
  readonly shape?: MessageShape;
}

/** A change and the channels that it was told on. */
export interface Change<T> {
  readonly item: T;
  readonly channels: readonly string[];
}

/** Everything that the ERP holds. */
export interface CypherState {
  readonly version: 1;
  readonly catalogue: CatalogueState;
  readonly categories: readonly ErpCategory[];
}

const DEMO_SEED = 2026;

/** Most products that the demo catalogue may hold. */
export const MAX_PRODUCTS = 100_000;

/**
 * The ERP behind the double's routes: its catalogue, its categories, and what it says when
 * something changes.
 */
export class Cypher {
  readonly faults = new FaultPlan();
  readonly calls = new CallCounters();
  private catalogue: Catalogue;
  private categories: CategoryList;

  /** @param pictureUrl where the pictures are served, without a slash at the end */
  constructor(
    private readonly pictureUrl: string,
    private readonly publisher: EventPublisher,
    private readonly clock: () => Date,
    count: number,
  ) {
    this.catalogue = this.makeCatalogue(count);
    this.categories = new CategoryList(demoCategories(clock().toISOString()));
  }

  get productCount(): number {
    return this.catalogue.size;
  }

  /**
   * Starts anew with this many demo products; what was edited is gone. @throws RangeError beyond
   * `MAX_PRODUCTS`.
   */
  seed(count: number, shape?: DemoShape): void {
    this.catalogue = this.makeCatalogue(count, shape);
  }

  /** All that the ERP holds; not the faults that are set, nor the calls that were counted. */
  state(): CypherState {
    return { version: 1, catalogue: this.catalogue.state(), categories: this.categories.all };
  }

  /** Puts the ERP into a state, whatever it held. */
  restore({ catalogue, categories }: CypherState): void {
    this.catalogue = Catalogue.from(catalogue, { seed: DEMO_SEED, pictureUrl: this.pictureUrl });
    const moved = JSON.stringify(categories).replaceAll(catalogue.pictureUrl, this.pictureUrl);
    this.categories = new CategoryList(JSON.parse(moved) as ErpCategory[]);
  }

  /** The product as it is, whatever faults are set. */
  find(id: string): ErpProduct | null {
    return this.catalogue.find(id);
  }

  /** Up to `limit` products whose SKU, name or id holds the text, capitals or not. */
  search(text: string, limit: number): ErpProduct[] {
    return this.catalogue.search(text, limit);
  }

  /** A page as the contract serves it: with the faults that are set. */
  page(from: number, limit: number, since?: Date): CataloguePage {
    const { items, next } = this.catalogue.page(from, limit, since);
    return { items: items.map((product) => this.disguise(product)), next };
  }

  /** A look-up as the contract serves it; each id is answered once. */
  lookup(ids: readonly string[]): { items: ErpProduct[]; missing: string[] } {
    const items: ErpProduct[] = [];
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const product = this.catalogue.find(id);
      if (product === null) missing.push(id);
      else items.push(this.disguise(product));
    }
    return { items, missing };
  }

  /** A page of the categories, as the contract serves it. */
  categoryPage(from: number, limit: number): { items: ErpCategory[]; next: number | null } {
    return this.categories.page(from, limit);
  }

  /**
   * Lays the patch over the product and tells it on the channels of the fields that it names. Null
   * for no such product.
   * @throws Error when Redis cannot be reached; the change is made all the same.
   */
  async edit(
    id: string,
    patch: JsonObject,
    options: TellOptions = {},
  ): Promise<Change<ErpProduct> | null> {
    const item = this.catalogue.edit(id, patch, this.clock());
    if (item === null) return null;
    return { item, channels: await this.tell(channelsFor(patch), { productId: id }, options) };
  }

  /**
   * Lays many patches over their products, and tells nobody. Answers how many of the products there
   * were.
   */
  editSilently(edits: readonly { readonly id: string; readonly patch: JsonObject }[]): number {
    const now = this.clock();
    return edits.filter(({ id, patch }) => this.catalogue.edit(id, patch, now) !== null).length;
  }

  /**
   * Adds a product, or replaces the one with its id; fields that are not given take plain values.
   */
  async put(fields: JsonObject, options: TellOptions = {}): Promise<Change<ErpProduct>> {
    const product = newProduct(fields, this.clock());
    const current = this.catalogue.find(product.id);
    const item = this.catalogue.store(
      current === null ? product : { ...product, version: current.version + 1 },
    );
    const channel = current === null ? 'product.created' : 'product.updated';
    return { item, channels: await this.tell([channel], { productId: item.id }, options) };
  }

  /**
   * Removes the product. The contract has no word for that, so it is told as an update. Null for no
   * such product.
   */
  async remove(id: string, options: TellOptions = {}): Promise<Change<string> | null> {
    if (!this.catalogue.remove(id)) return null;
    return { item: id, channels: await this.tell(['product.updated'], { productId: id }, options) };
  }

  /** Lays the patch over the category and tells it. Null for no such category. */
  async editCategory(
    id: string,
    patch: JsonObject,
    options: TellOptions = {},
  ): Promise<Change<ErpCategory> | null> {
    const item = this.categories.edit(id, patch, this.clock());
    if (item === null) return null;
    return { item, channels: await this.tell(['category.updated'], { categoryId: id }, options) };
  }

  /** Adds a category at the end of the tree, or replaces the one with its id, and tells it. */
  async putCategory(
    fields: CategoryFields,
    options: TellOptions = {},
  ): Promise<Change<ErpCategory>> {
    const item = this.categories.put(fields, this.clock());
    const subject = { categoryId: item.id };
    return { item, channels: await this.tell(['category.updated'], subject, options) };
  }

  /** Publishes any text on any channel. Answers how many heard it. */
  publish(channel: string, message: string): Promise<number> {
    return this.publisher.publish(channel, message);
  }

  private async tell(
    channels: readonly string[],
    subject: EventSubject,
    options: TellOptions,
  ): Promise<readonly string[]> {
    if (options.silent === true) return [];
    for (const channel of channels) {
      await this.publish(
        channel,
        eventMessage(channel, subject, this.clock(), options.shape ?? 'plain'),
      );
    }
    return channels;
  }

  private disguise(product: ErpProduct): ErpProduct {
    return this.faults.disguise(product, (id) => this.catalogue.findPrevious(id));
  }

  private makeCatalogue(count: number, shape?: DemoShape): Catalogue {
    if (count < 0 || count > MAX_PRODUCTS)
      throw new RangeError(`The demo catalogue holds 0 to ${MAX_PRODUCTS} products`);
    return new Catalogue(
      { seed: DEMO_SEED, now: this.clock(), pictureUrl: this.pictureUrl },
      count,
      shape,
    );
  }
}
