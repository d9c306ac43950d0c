import type { Response } from 'express';
import type { FaultRules } from './fault-rules';
import type { Journal, JournalCall } from './journal';
import type { ProductWriter } from './products/product-writer';
import type { Shop } from './shop';
import type { StoreOrders } from './store-orders';
import type { Workers } from './time-model';

/** Everything that the routes of one double share. */
export interface StoreContext extends Shop {
  readonly writer: ProductWriter;
  readonly orders: StoreOrders;
  readonly journal: Journal;
  readonly faults: FaultRules;
  readonly workers: Workers;
  /** Whether variations of many products may share a batch call (facts.md 20); an old shop knows only one product's. */
  variationsOfManyParents: boolean;
  /** Most entries that a batch may hold; WooCommerce's is 100, and a setting of the shop may lower it. */
  maxBatch: number;
  /** Whether an item of a batch makes PHP crash; a name that no column holds does (facts.md 14). */
  crashes: (item: Readonly<Record<string, unknown>>) => boolean;
}

/** What a route answers: a status, a body, and how long the shop works for it besides its fixed cost. */
export interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly costMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The call that a response belongs to, as the journal knows it. */
export function callOf(response: Response): JournalCall {
  return (response.locals as { call: JournalCall }).call;
}
