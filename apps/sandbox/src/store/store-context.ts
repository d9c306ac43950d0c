import type { HostSetup } from './host/host-setup';
import type { Response } from 'express';
import type { FaultRules } from './faults/fault-rules';
import type { Journal, JournalCall } from './journal/journal';
import type { ShopTerms } from './orders/settling/shop-terms';
import type { StoreOrders } from './orders/store-orders';
import type { ProductWriter } from './products/product-writer';
import type { Shop } from './state/shop';
import type { ShopChanges } from './state/shop-changes';
import type { StoreWebhooks } from './webhooks/store-webhooks';
import type { Visitors } from './speed/visitors';
import type { Workers } from './speed/workers';

/** Everything that the routes of one double share. */
export interface StoreContext extends Shop {
  readonly writer: ProductWriter;
  readonly orders: StoreOrders;
  /** What orders are settled by: tax rates, coupons, customers. */
  readonly terms: ShopTerms;
  readonly webhooks: StoreWebhooks;
  /** What changed, for those who have to tell of it. */
  readonly changes: ShopChanges;
  readonly journal: Journal;
  readonly faults: FaultRules;
  readonly workers: Workers;
  readonly visitors: Visitors;
  /**
   * Whether variations of many products may share a batch call (fact 20); an old shop knows
   * only one product's.
   */
  variationsOfManyParents: boolean;
  /** What stands before it, and how its host has set it up. */
  host: HostSetup;
  /** Whether it takes calls for such over TLS (fact 1). */
  behindTls: boolean;
  /**
   * Most entries that a batch may hold; WooCommerce's is 100, and a setting of the shop may lower
   * it.
   */
  maxBatch: number;
  /** Whether an item of a batch makes PHP crash; a name that no column holds does (fact 14). */
  crashes: (item: Readonly<Record<string, unknown>>) => boolean;
}

/**
 * What a route answers: a status, a body, and how long the shop works for it besides its fixed
 * cost.
 */
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
