import type { ErpProduct } from '../erp-product';
import { demoProduct, demoProductId, demoProductUpdatedAt, type DemoWorld } from './demo-product';
import { DEMO_SHAPE, inShape, type DemoShape } from './demo-shape';
import { isJsonObject, type JsonObject, mergePatch } from './merge-patch';

/** A page of products, and the place to go on from; null on the last page. */
export interface CataloguePage {
  readonly items: readonly ErpProduct[];
  readonly next: number | null;
}

/**
 * A product that was changed: as it is, and as it was before its last change (null for a new one).
 */
interface Edited {
  readonly product: ErpProduct;
  readonly previous: ErpProduct | null;
}

/** Everything that a catalogue holds, for starting one anew as it was. */
export interface CatalogueState {
  /** When the catalogue's present began; ISO 8601. */
  readonly now: string;
  /** Where the pictures were served. */
  readonly pictureUrl: string;
  readonly demoCount: number;
  readonly shape: DemoShape;
  readonly end: number;
  readonly edits: readonly (readonly [place: number, edit: Edited | 'removed'])[];
}

/**
 * The products in a fixed order. Demo products are made when they are asked for and only changed
 * ones are held, so that a hundred thousand of them cost little more than their ids. A removed
 * product leaves its place empty: cursors stay true.
 */
export class Catalogue {
  private readonly places = new Map<string, number>();
  private readonly edits = new Map<number, Edited | 'removed'>();
  /** The first place that was never taken. */
  private end: number;

  constructor(
    private readonly world: DemoWorld,
    private readonly demoCount: number,
    private readonly shape: DemoShape = DEMO_SHAPE,
  ) {
    for (let index = 0; index < demoCount; index++)
      this.places.set(demoProductId(world.seed, index), index);
    this.end = demoCount;
  }

  /** A catalogue as it was. Its pictures are served where `pictureUrl` says now. */
  static from(
    state: CatalogueState,
    { seed, pictureUrl }: Pick<DemoWorld, 'seed' | 'pictureUrl'>,
  ): Catalogue {
    const world = { seed, pictureUrl, now: new Date(state.now) };
    const catalogue = new Catalogue(world, state.demoCount, state.shape);
    const edits = JSON.stringify(state.edits).replaceAll(state.pictureUrl, pictureUrl);
    for (const [place, edit] of JSON.parse(edits) as CatalogueState['edits']) {
      if (edit === 'removed') {
        for (const [id, at] of catalogue.places) if (at === place) catalogue.places.delete(id);
      } else {
        catalogue.places.set(edit.product.id, place);
      }
      catalogue.edits.set(place, edit);
    }
    catalogue.end = state.end;
    return catalogue;
  }

  /** All that it holds. */
  state(): CatalogueState {
    const { now, pictureUrl } = this.world;
    return {
      now: now.toISOString(),
      pictureUrl,
      demoCount: this.demoCount,
      shape: this.shape,
      end: this.end,
      edits: [...this.edits],
    };
  }

  /** How many products there are. */
  get size(): number {
    return this.places.size;
  }

  find(id: string): ErpProduct | null {
    const place = this.places.get(id);
    return place === undefined ? null : this.at(place);
  }

  /**
   * The product before its last change, as a slow replica would still show it; null when it never
   * changed.
   */
  findPrevious(id: string): ErpProduct | null {
    const edited = this.edits.get(this.places.get(id) ?? -1);
    return edited === undefined || edited === 'removed' ? null : edited.previous;
  }

  /**
   * Up to `limit` products from this place on, of those changed at `since` or later where it is
   * given.
   */
  page(from: number, limit: number, since?: Date): CataloguePage {
    const items: ErpProduct[] = [];
    let place = from;
    for (; place < this.end && items.length < limit; place++) {
      if (since !== undefined && !this.isChangedSince(place, since)) continue;
      const product = this.at(place);
      if (product !== null) items.push(product);
    }
    return { items, next: place < this.end ? place : null };
  }

  /** Up to `limit` products whose SKU, name or id holds the text, capitals or not. */
  search(text: string, limit: number): ErpProduct[] {
    const wanted = text.toLowerCase();
    const found: ErpProduct[] = [];
    for (let place = 0; place < this.end && found.length < limit; place++) {
      const product = this.at(place);
      if (product === null) continue;
      if (`${product.sku}\n${product.name}\n${product.id}`.toLowerCase().includes(wanted))
        found.push(product);
    }
    return found;
  }

  /**
   * Lays the patch over the product, and over its variants by their ids; versions grow by one.
   * Nothing is checked, so that one can see what the service makes of a broken product. Null when
   * there is no such product.
   */
  edit(id: string, patch: JsonObject, now: Date): ErpProduct | null {
    const current = this.find(id);
    if (current === null) return null;
    const { variants, ...rest } = patch;
    const merged = mergePatch(current, rest);
    return this.store({
      ...merged,
      ...(variants === undefined
        ? {}
        : { variants: mergeVariants(current.variants, variants) as ErpProduct['variants'] }),
      id: current.id,
      version: current.version + 1,
      updatedAt: now.toISOString(),
    });
  }

  /** Adds the product, or puts it in the place of the one with its id. */
  store(product: ErpProduct): ErpProduct {
    const place = this.places.get(product.id) ?? this.end++;
    const previous = this.places.has(product.id) ? this.at(place) : null;
    this.places.set(product.id, place);
    this.edits.set(place, { product, previous });
    return product;
  }

  /** Answers whether there was such a product. */
  remove(id: string): boolean {
    const place = this.places.get(id);
    if (place === undefined) return false;
    this.edits.set(place, 'removed');
    return this.places.delete(id);
  }

  private at(place: number): ErpProduct | null {
    const edited = this.edits.get(place);
    if (edited === 'removed') return null;
    return edited?.product ?? inShape(demoProduct(this.world, place), this.shape);
  }

  private isChangedSince(place: number, since: Date): boolean {
    const edited = this.edits.get(place);
    if (edited === 'removed') return false;
    return new Date(edited?.product.updatedAt ?? demoProductUpdatedAt(this.world, place)) >= since;
  }
}

/**
 * Variants with an id that is known are patched and their version grows; others are added as they
 * are.
 */
function mergeVariants(current: ErpProduct['variants'], patches: unknown): unknown {
  if (!Array.isArray(patches)) return patches;
  const merged: unknown[] = [...current];
  for (const patch of patches as unknown[]) {
    const at = isJsonObject(patch) ? current.findIndex(({ id }) => id === patch['id']) : -1;
    const variant = current[at];
    if (variant === undefined || !isJsonObject(patch)) merged.push(patch);
    else merged[at] = { ...mergePatch(variant, patch), version: variant.version + 1 };
  }
  return merged;
}
