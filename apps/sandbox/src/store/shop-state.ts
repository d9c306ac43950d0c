import { z } from 'zod';
import type { OrderCounts } from './orders/order-ids';
import type { StoreRefund } from './orders/order-refunds';
import type { StoreOrder } from './orders/store-order';
import { catalogueState, restoreCatalogue, type CatalogueState } from './catalogue-state';
import type { StoreContext } from './store-context';
import type { StoreImage } from './store-product';

/** Everything that a shop holds: what it sells, its pictures, its orders and refunds. Not its keys, webhooks or settings. */
export interface ShopState {
  readonly version: 1;
  readonly catalogue: CatalogueState;
  readonly images: readonly StoreImage[];
  readonly orders: readonly StoreOrder[];
  readonly refunds: readonly StoreRefund[];
  readonly orderCounts: OrderCounts;
}

/** A state as somebody sends it: it came out of a double, so that its outline is all that is checked. */
export const shopState = z.custom<ShopState>(
  (value) => OUTLINE.safeParse(value).success,
  'is no state of a shop',
);

const THINGS = z.array(z.looseObject({ id: z.number().int().positive() }));
const OUTLINE = z.looseObject({
  version: z.literal(1),
  catalogue: z.looseObject({
    products: THINGS,
    categories: THINGS,
    tags: THINGS,
    brands: THINGS,
    attributes: THINGS,
    lastIds: z.looseObject({ thing: z.number(), meta: z.number(), attribute: z.number() }),
  }),
  images: THINGS,
  orders: THINGS,
  refunds: THINGS,
  orderCounts: z.looseObject({ lines: z.number() }),
});

/** What the shop holds now. It shares its insides with the shop: copy it before anything is written. */
export function readState({ catalogue, library, orders }: StoreContext): ShopState {
  return {
    version: 1,
    catalogue: catalogueState(catalogue),
    images: library.all(),
    orders: [...orders.orders.values()],
    refunds: orders.refunds.list(),
    orderCounts: orders.ids.counts,
  };
}

/** Puts the shop into a state, whatever it held. The state is the shop's from then on. */
export function writeState({ catalogue, library, orders }: StoreContext, state: ShopState): void {
  library.replaceAll(state.images);
  restoreCatalogue(catalogue, state.catalogue);
  orders.orders.clear();
  for (const order of state.orders) orders.orders.set(order.id, order);
  orders.refunds.refunds.clear();
  for (const refund of state.refunds) orders.refunds.refunds.set(refund.id, refund);
  Object.assign(orders.ids.counts, state.orderCounts);
}
