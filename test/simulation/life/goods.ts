import { channelsFor } from '../../../apps/sandbox/src/cypher/change-events';
import type { JsonObject } from '../../../apps/sandbox/src/cypher/catalogue/merge-patch';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher/erp-product';
import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import type { LabErp } from '../../faults/lab/parts/lab-erp';
import { the } from '../../support/the';
import { DAY_MS, localHour, zonedText } from './calendar';
import type { Bought } from './people';

const COLOURS = ['red', 'green', 'blue'];
/** How likely a change is told by an event; others are found by the service itself. */
const TOLD = 0.85;
const TOLD_TWICE = 0.15;
/** How often a price goes back to what it was. */
const UNDONE = 0.3;

/** Tells the service of a change. */
export type Tell = (channel: string, ids: readonly string[]) => Promise<void>;

/** The ERP's side: what is sold, and what becomes of it. */
export class Goods {
  private made = 0;
  private prices = 0;

  constructor(
    private readonly seed: number,
    private readonly erp: LabErp,
    private readonly random: SeededRandom,
    private readonly tell: Tell,
  ) {}

  /** Products that are for sale. */
  get living(): ErpProduct[] {
    return this.erp.ids
      .map((id) => this.erp.find(id))
      .filter((product) => product !== null && product.status !== 'archived') as ErpProduct[];
  }

  /** The catalogue that the month begins with. */
  async open(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) await this.add(number % 6 === 5);
  }

  /** A new product. */
  async close(): Promise<void> {
    const id = await this.add(this.random.chance(0.3));
    await this.say('product.created', [id]);
  }

  /** A product goes out of sale, or one that had gone comes back. */
  async retire(): Promise<void> {
    const gone = this.erp.ids.filter((id) => this.erp.find(id)?.status === 'archived');
    const returns = gone.length > 0 && this.random.chance(0.4);
    if (returns) await this.change(this.random.pick(gone), { status: 'active' });
    else await this.change(this.any().id, { status: 'archived' });
  }

  /** A product disappears from the ERP. */
  async vanish(): Promise<void> {
    const { id } = this.any();
    await this.erp.remove(id);
    await this.say('product.updated', [id]);
  }

  /** One change of one product. */
  async edit(): Promise<void> {
    const { id, variants, name } = this.any();
    const kind = this.random.pick(['price', 'price', 'stock', 'stock', 'name', 'status'] as const);
    const form = variants.length === 0 ? null : this.random.pick(variants);
    const wrap = (patch: JsonObject): JsonObject =>
      form === null ? patch : { variants: [{ id: form.id, ...patch }] };
    if (kind === 'price')
      await this.change(id, wrap({ price: { regular: this.priceAfter(id, form) } }));
    else if (kind === 'stock')
      await this.change(id, wrap({ stock: { quantity: this.random.between(0, 500) } }));
    else if (kind === 'status')
      await this.change(id, { status: this.random.pick(['active', 'inactive']) });
    else
      await this.change(id, {
        name: `${name.split(' v')[0] ?? ''} v${this.random.between(1, 999)}`,
      });
  }

  /** Many products have new prices at once, told in one message, or not at all. */
  async reprice(share: number): Promise<void> {
    const ids = this.living.filter(() => this.random.chance(share)).map(({ id }) => id);
    this.erp.edit(
      ids.map((id) => ({ id, patch: this.withOffers(id, () => ({ regular: this.nextPrice() })) })),
    );
    await this.say('pricing.price_changed', ids);
  }

  /** A sale of some products, by the days of the shop's own zone; some from one hour to another. */
  async discount(now: number): Promise<void> {
    const [from, to] = this.saleDays(now);
    const dates = { saleFrom: this.dateText(from), saleTo: this.dateText(to) };
    const ids = this.living.filter(() => this.random.chance(0.15)).map(({ id }) => id);
    this.erp.edit(
      ids.map((id) => ({
        id,
        patch: this.withOffers(id, (regular) => ({
          sale: (Number(regular) * 0.8).toFixed(2),
          ...dates,
        })),
      })),
    );
    await this.say('pricing.price_changed', ids);
  }

  /** Sales are called off before their time. */
  async endDiscount(): Promise<void> {
    const none = { sale: null, saleFrom: null, saleTo: null };
    const ids = this.living.filter(({ price }) => price.sale !== null).map(({ id }) => id);
    this.erp.edit(ids.map((id) => ({ id, patch: this.withOffers(id, () => none) })));
    await this.say('pricing.price_changed', ids);
  }

  /** Somebody has bought: there is less. */
  async sell(sold: readonly Bought[]): Promise<void> {
    for (const { sku, quantity } of sold) {
      const stock = this.erp.find(sku)?.stock;
      if (stock !== undefined)
        this.erp.edit([{ id: sku, patch: { stock: { quantity: stock.quantity - quantity } } }]);
    }
    await this.say('inventory.stock_changed', [...new Set(sold.map(({ sku }) => sku))]);
  }

  private async change(id: string, patch: JsonObject): Promise<void> {
    this.erp.edit([{ id, patch }]);
    for (const channel of channelsFor(patch)) await this.say(channel, [id]);
  }

  private async say(channel: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0 || !this.random.chance(TOLD)) return;
    await this.tell(channel, ids);
    if (this.random.chance(TOLD_TWICE)) await this.tell(channel, ids);
  }

  private any(): ErpProduct {
    return this.random.pick(this.living);
  }

  /** The patch that gives a product, or each of its variants, another offer. */
  private withOffers(id: string, offer: (regular: string) => JsonObject): JsonObject {
    const { variants, price } = the(this.erp.find(id));
    if (variants.length === 0) return { price: offer(price.regular) };
    return {
      variants: variants.map((form) => ({ id: form.id, price: offer(form.price.regular) })),
    };
  }

  private saleDays(now: number): [number, number] {
    const first = now + this.random.between(0, 4) * DAY_MS;
    const [start, end] = [this.random.pick([0, 0, 3, 12]), this.random.pick([0, 0, 4, 18])];
    const last = first + this.random.between(1, 6) * DAY_MS;
    return [localHour(first, start), localHour(last, end)];
  }

  private dateText(instant: number): string {
    return this.random.chance(0.5) ? zonedText(instant) : new Date(instant).toISOString();
  }

  private async add(hasVariants: boolean): Promise<string> {
    this.made += 1;
    const id = `LAMP-${this.seed}-${this.made}`;
    const fields = { id, sku: id, name: `Lamp ${this.made}`, price: { regular: this.nextPrice() } };
    await this.erp.put(hasVariants ? { ...fields, ...this.forms(id) } : fields);
    return id;
  }

  private forms(id: string): JsonObject {
    const price = { sale: null, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' };
    const variants = COLOURS.map((colour) => ({
      id: `${id}-${colour}`,
      version: 1,
      status: 'active',
      sku: `${id}-${colour.toUpperCase()}`,
      gtin: null,
      price: { ...price, regular: this.nextPrice() },
      stock: { managed: true, quantity: 20, backorders: 'no' },
      attributes: { Colour: colour },
      image: null,
      weight: null,
      dimensions: null,
    }));
    const attributes = [{ name: 'Colour', options: COLOURS, visible: true, variation: true }];
    return { variants, attributes, stock: { managed: false } };
  }

  /** A new price; now and then the one before, as after a mistake. */
  private priceAfter(id: string, form: { readonly id: string } | null): string {
    const offers = [this.erp.find(id), this.erp.history.get(id)?.at(-2)?.product].map((product) =>
      form === null ? product : product?.variants.find((one) => one.id === form.id),
    );
    const [now, before] = offers.map((offer) => offer?.price);
    // A sale that is no reduction would be refused, and rightly.
    if (before === undefined || now?.sale != null || before.sale !== null) return this.nextPrice();
    return this.random.chance(UNDONE) ? before.regular : this.nextPrice();
  }

  /** A price that no product ever had. */
  private nextPrice(): string {
    this.prices += 1;
    return `${10 + Math.floor(this.prices / 100)}.${String(this.prices % 100).padStart(2, '0')}`;
  }
}
