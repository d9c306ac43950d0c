import { Answer } from '../shop/answer';
import { isObject, type Json, type JsonObject } from '../shop/json';
import type { Marker } from './marker';
import type { ShopClient } from '../shop/shop-client';
import { basic, oauth, type Credentials, type Signature } from '../shop/signature';
import { until } from '../shop/until';
import type { Hit, WayBack } from '../shop/way-back';

/** What a run has to work with. */
export interface TrialParts {
  readonly shop: ShopClient;
  readonly marker: Marker;
  /** How calls are signed: over https as Basic, over plain http by OAuth. */
  readonly scheme: 'basic' | 'oauth';
  readonly keys: Keys;
  /** Seconds that a delivery of a webhook may take. */
  readonly webhookWait: number;
  readonly signal: AbortSignal;
}

/** The keys that a run was given. */
export interface Keys {
  readonly main: Credentials;
  readonly readOnly?: Credentials;
  readonly writeOnly?: Credentials;
}

/** An id that no shop has come to. */
export const UNKNOWN_ID = 999_999_999;

/** What a case tries things with: the shop, and short ways to make what cases need. */
export class Trial {
  readonly shop: ShopClient;
  readonly marker: Marker;
  readonly scheme: 'basic' | 'oauth';
  readonly keys: Keys;
  private way: WayBack | null = null;

  constructor(private readonly parts: TrialParts) {
    this.shop = parts.shop;
    this.marker = parts.marker;
    this.scheme = parts.scheme;
    this.keys = parts.keys;
  }

  /** Where the shop reaches us. Throws for a case that does not say that it needs one. */
  get wayBack(): WayBack {
    if (this.way === null) throw new Error('The case does not say that it needs a way back');
    return this.way;
  }

  /** Takes the way back that was found open. */
  use(way: WayBack): void {
    this.way = way;
  }

  /** How this shop wants calls of a key signed. */
  signatureOf(credentials: Credentials): Signature {
    return this.scheme === 'basic' ? basic(credentials) : oauth(credentials);
  }

  /**
   * Creates a product, with a name and a SKU of our own unless told; the answer may be a refusal.
   */
  tryProduct(fields: JsonObject = {}): Promise<Answer> {
    return this.shop.post('products', this.named(fields));
  }

  /** A new product. */
  async product(fields: JsonObject = {}): Promise<Answer> {
    return (await this.tryProduct(fields)).having(201);
  }

  /** The fields of a product that is new to the run: its name and SKU, then what is told. */
  named(fields: JsonObject = {}): JsonObject {
    return {
      ...('name' in fields ? {} : { name: this.marker.name() }),
      ...('sku' in fields ? {} : { sku: this.marker.sku() }),
      ...fields,
    };
  }

  /** Writes to a product; the answer may be a refusal. */
  write(id: number, fields: JsonObject): Promise<Answer> {
    return this.shop.put(`products/${id}`, fields);
  }

  /** Reads a product; the answer may be a refusal. */
  read(id: number): Promise<Answer> {
    return this.shop.get(`products/${id}`);
  }

  /** A batch of products. */
  batch(parts: JsonObject): Promise<Answer> {
    return this.shop.post('products/batch', parts);
  }

  /** Products that a list shows under these conditions. */
  async list(query: Readonly<Record<string, string | number | boolean>>): Promise<Answer> {
    return (await this.shop.get('products', query)).having(200);
  }

  /** A new category. */
  async category(fields: JsonObject = {}): Promise<Answer> {
    return (
      await this.shop.post('products/categories', { name: this.marker.name(), ...fields })
    ).having(201);
  }

  /** A new order of one product. */
  async order(productId: number, quantity: number, fields: JsonObject = {}): Promise<Answer> {
    const order = {
      status: 'processing',
      line_items: [{ product_id: productId, quantity }],
      ...fields,
    };
    return (await this.shop.post('orders', order)).having(201);
  }

  /** A new variable product that is sold in the sizes S and M. */
  variable(fields: JsonObject = {}): Promise<Answer> {
    const size = { name: 'Size', variation: true, visible: true, options: ['S', 'M'] };
    return this.product({ type: 'variable', attributes: [size], ...fields });
  }

  /** A new variation of a product, of size S unless told. */
  async variation(parentId: number, fields: JsonObject = {}): Promise<Answer> {
    const variation = {
      regular_price: '10',
      attributes: [{ name: 'Size', option: 'S' }],
      ...fields,
    };
    return (await this.shop.post(`products/${parentId}/variations`, variation)).having(201);
  }

  /**
   * Waits until the shop's clock has left a second behind: what is written then has another date.
   */
  async after(gmt: string): Promise<void> {
    const second = Date.parse(`${gmt}Z`);
    const passed = await this.until(async () => {
      const { headers } = await this.shop.get('products', { per_page: 1, _fields: 'id' });
      return Date.parse(headers['date'] ?? '') > second ? true : null;
    }, CLOCK_WAIT_SECONDS);
    if (passed === null) throw new Error(`The Date of the shop’s answers does not pass ${gmt}`);
  }

  /**
   * Waits for a delivery to an address that fits; null when none came in time. Meanwhile the shop
   * gets calls, on which its queue runs.
   */
  delivery(address: string, fits: (hit: Hit) => boolean): Promise<Hit | null> {
    return this.until(async () => {
      await this.shop.get('products', { per_page: 1, _fields: 'id' });
      return this.wayBack.hits(address).find((hit) => fits(hit)) ?? null;
    }, this.parts.webhookWait);
  }

  /** Tries until something comes that is not null, for some seconds. */
  until<T>(attempt: () => T | null | Promise<T | null>, seconds: number): Promise<T | null> {
    return until(attempt, seconds, this.parts.signal);
  }
}

// Two seconds would do, were no clock between here and the shop's PHP.
const CLOCK_WAIT_SECONDS = 10;

/** A field of each entry of a list, in its order. */
export function column(list: Json, field: string): readonly Json[] {
  const rows = Array.isArray(list) ? (list as readonly Json[]) : [];
  return rows.map((row) => (isObject(row) ? (row[field] ?? null) : null));
}
