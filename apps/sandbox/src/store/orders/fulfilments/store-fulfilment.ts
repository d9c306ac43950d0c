import type { OrderMeta } from '../store-order';

/** What of an order left the house together. */
export interface StoreFulfilment {
  readonly id: number;
  readonly orderId: number;
  readonly status: string;
  readonly is_fulfilled: boolean;
  /** In the shop's own time, as its database writes it. */
  readonly date_updated: string;
  /** With `_items`: which pieces of which lines. */
  readonly meta_data: readonly OrderMeta[];
}
