import type { ErpProduct } from '../../../apps/sandbox/src/cypher/erp-product';
import type { JsonObject } from '../../../apps/sandbox/src/cypher/catalogue/merge-patch';
import { channelsFor } from '../../../apps/sandbox/src/cypher/change-events';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import type { Lab } from '../lab/lab';
import { somePictures } from './pictures';
import { inSizes } from './sizes';

const ACCEPTED = { timeout: 5_000, pause: 50 };

/**
 * Where an event is told: on Redis, over HTTP, or not at all, so that the service has to find the
 * change by itself.
 */
export type Door = 'redis' | 'http' | 'none';

/** How changes are told, and how often. */
export interface ChangesOptions {
  /** The doors to draw from; both unless told. */
  readonly doors?: readonly Door[];
  /** How often each event is told; once unless told. */
  readonly copies?: number;
  /** Products to draw from; all unless told. */
  readonly among?: readonly string[];
  /** Kinds of change to draw from; price, stock and name unless told. */
  readonly kinds?: readonly ChangeKind[];
}

/** What changes of a product. */
export type ChangeKind = 'price' | 'stock' | 'name' | 'status' | 'categories' | 'pictures';

/** Categories of the ERP that products are put into. */
export const CATEGORY_IDS = [
  'cat-becuri',
  'cat-tuburi',
  'cat-benzi',
  'cat-panouri',
  'cat-spoturi',
] as const;

/** Fields of a new product besides the usual ones. */
type Fields = JsonObject | ((id: string) => JsonObject);

/**
 * What happens in the ERP, drawn from the run's seed: products, their changes, and the events that
 * tell of them.
 */
export class Life {
  /** Events that were told. */
  events = 0;
  private products = 0;
  private prices = 0;

  constructor(private readonly lab: Lab) {}

  /** Makes a catalogue, and lets the service bring it to the shop. */
  async open(count: number): Promise<void> {
    if (count === 0) return;
    await this.close(count);
    await this.lab.quiet();
  }

  /** New products. Answers their ids; each also is the SKU. */
  async close(count: number, fields: Fields = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => this.nextId());
    for (const id of ids) {
      const price = { regular: this.nextPrice() };
      const more = typeof fields === 'function' ? fields(id) : fields;
      await this.lab.erp.put({ id, sku: id, name: `Lamp ${id}`, price, ...more });
    }
    await this.tell('product.created', ids);
    return ids;
  }

  /**
   * New products that are sold in sizes: what changes of their price and stock later changes of one
   * of their variants.
   */
  arriveInSizes(count: number): Promise<string[]> {
    return this.close(count, (id) => inSizes(id, () => this.nextPrice()));
  }

  /** So many changes, one after the other, of products that are drawn. Answers the ids. */
  async change(count: number, options: ChangesOptions = {}): Promise<string[]> {
    const changed: string[] = [];
    for (let number = 0; number < count; number += 1) changed.push(await this.changeOne(options));
    return changed;
  }

  /** Changes at a steady rate for so long. */
  async changeSteadily(
    perSecond: number,
    seconds: number,
    options: ChangesOptions = {},
  ): Promise<void> {
    const start = performance.now();
    for (let done = 0; done < perSecond * seconds;) {
      const due = Math.floor(((performance.now() - start) / 1_000) * perSecond);
      for (; done < Math.min(due, perSecond * seconds); done += 1) await this.changeOne(options);
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  /** Gives each of these a new price in the ERP, without a word; `tell` tells of them. */
  reprice(ids: readonly string[]): void {
    this.lab.erp.edit(ids.map((id) => ({ id, patch: { price: { regular: this.nextPrice() } } })));
  }

  /**
   * Tells the service, by events over HTTP or on Redis, that something about these products has
   * changed.
   */
  async tell(channel: string, ids: readonly string[], door: Door = 'http'): Promise<void> {
    if (door === 'none' || ids.length === 0) return;
    if (door === 'http') {
      const events = [{ type: channel, data: { productIds: [...ids] } }];
      // As any caller does whom nobody answers: it asks again, until its event is accepted.
      await eventually(() => this.lab.call('POST', '/events', { events }), ACCEPTED);
    } else {
      for (const productId of ids)
        await this.lab.redis.publisher.publish(channel, JSON.stringify({ productId }));
    }
    this.events += ids.length;
  }

  /** Tells the service over HTTP that a category has changed. */
  async tellOfCategory(categoryId: string): Promise<void> {
    await this.lab.call('POST', '/events', {
      events: [{ type: 'category.updated', data: { categoryId } }],
    });
    this.events += 1;
  }

  /** A price that no product ever had. */
  nextPrice(): string {
    this.prices += 1;
    return `${10 + Math.floor(this.prices / 100)}.${String(this.prices % 100).padStart(2, '0')}`;
  }

  private async changeOne(options: ChangesOptions): Promise<string> {
    const { random, erp } = this.lab;
    const id = random.pick((options.among ?? erp.ids).filter((one) => erp.find(one) !== null));
    const patch = this.patchOf(
      random.pick(options.kinds ?? ['price', 'stock', 'name']),
      the(erp.find(id)),
    );
    erp.edit([{ id, patch }]);
    const door = random.pick<Door>(options.doors ?? ['redis', 'http']);
    for (let copy = 0; copy < (options.copies ?? 1); copy += 1)
      for (const channel of channelsFor(patch)) await this.tell(channel, [id], door);
    return id;
  }

  private patchOf(kind: ChangeKind, { sku, variants }: ErpProduct): JsonObject {
    const { random } = this.lab;
    const ofForm = (patch: JsonObject): JsonObject =>
      variants.length === 0 ? patch : { variants: [{ id: random.pick(variants).id, ...patch }] };
    switch (kind) {
      case 'price':
        return ofForm({ price: { regular: this.nextPrice() } });
      case 'stock':
        return ofForm({ stock: { quantity: random.between(0, 10_000) } });
      case 'name':
        return { name: `Lamp ${sku} ${random.between(0, 10_000)}` };
      case 'status':
        return { status: random.pick(['active', 'inactive', 'archived']) };
      case 'categories':
        return { categoryIds: CATEGORY_IDS.filter(() => random.chance(0.4)) };
      case 'pictures':
        return { images: somePictures(this.lab.erp.url, random) };
    }
  }

  private nextId(): string {
    this.products += 1;
    return `LAMP-${this.lab.seed}-${this.products}`;
  }
}
