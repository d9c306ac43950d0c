import { z } from 'zod';
import type { OrderCounts } from '../orders/order-ids';
import type { OrderNote } from '../orders/notes/order-notes';
import type { StoreFulfilment } from '../orders/fulfilments/store-fulfilment';
import type { StoreRefund } from '../orders/refunds/store-refund';
import type { Coupon } from '../orders/settling/coupon';
import type { Customer } from '../orders/settling/customer';
import type { TaxRate } from '../orders/settling/tax-rates';
import type { StoreOrder } from '../orders/store-order';
import { catalogueState, restoreCatalogue, type CatalogueState } from './catalogue-state';
import type { StoreContext } from '../store-context';
import type { StoreImage } from './store-product';

/**
 * Everything that a shop holds: what it sells, its pictures, its orders with refunds and notes, and
 * what they are settled by. Not its keys, webhooks or settings.
 */
export interface ShopState {
  readonly version: 2;
  readonly catalogue: CatalogueState;
  readonly images: readonly StoreImage[];
  readonly orders: readonly StoreOrder[];
  readonly refunds: readonly StoreRefund[];
  readonly notes: readonly OrderNote[];
  /** Missing in what an earlier double kept. */
  readonly fulfilments?: readonly StoreFulfilment[];
  readonly orderCounts: OrderCounts;
  readonly taxRates: readonly TaxRate[];
  readonly coupons: readonly Coupon[];
  readonly customers: readonly Customer[];
  /** The last numbers of tax rates and customers that were given. */
  readonly termIds: { readonly taxRate: number; readonly customer: number };
}

/**
 * A state as somebody sends it: it came out of a double, so that its outline is all that is
 * checked.
 */
export const shopState = z.custom<ShopState>(
  (value) => OUTLINE.safeParse(value).success,
  'is no state of a shop',
);

const THINGS = z.array(z.looseObject({ id: z.number().int().positive() }));
const OUTLINE = z.looseObject({
  version: z.literal(2),
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
  notes: THINGS,
  orderCounts: z.looseObject({ lines: z.number() }),
  taxRates: THINGS,
  coupons: THINGS,
  customers: THINGS,
  termIds: z.looseObject({ taxRate: z.number(), customer: z.number() }),
});

/**
 * What the shop holds now. It shares its insides with the shop: copy it before anything is written.
 */
export function readState({ catalogue, library, orders, terms }: StoreContext): ShopState {
  return {
    version: 2,
    catalogue: catalogueState(catalogue),
    images: library.all(),
    orders: [...orders.orders.values()],
    refunds: orders.refunds.list(),
    notes: [...orders.notes.notes.values()],
    fulfilments: [...orders.fulfilments.values()],
    orderCounts: orders.ids.counts,
    taxRates: terms.taxRates,
    coupons: terms.coupons,
    customers: terms.customers,
    termIds: terms.lastIds,
  };
}

/** Puts the shop into a state, whatever it held. The state is the shop's from then on. */
export function writeState(
  { catalogue, library, orders, terms }: StoreContext,
  state: ShopState,
): void {
  library.replaceAll(state.images);
  restoreCatalogue(catalogue, state.catalogue);
  orders.orders.clear();
  for (const order of state.orders) orders.orders.set(order.id, order);
  orders.refunds.refunds.clear();
  for (const refund of state.refunds) orders.refunds.refunds.set(refund.id, refund);
  orders.notes.notes.clear();
  for (const note of state.notes) orders.notes.notes.set(note.id, note);
  orders.fulfilments.clear();
  for (const one of state.fulfilments ?? []) orders.fulfilments.set(one.id, one);
  Object.assign(orders.ids.counts, state.orderCounts);
  terms.taxRates.splice(0, Infinity, ...state.taxRates);
  terms.coupons.splice(0, Infinity, ...state.coupons);
  terms.customers.splice(0, Infinity, ...state.customers);
  Object.assign(terms.lastIds, state.termIds);
}
