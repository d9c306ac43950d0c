import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { comparePrices, WITHOUT_OWN_PRICE } from './prices';

/** What the price of a product follows from. */
const PRICED_BY = ['regular_price', 'sale_price', 'sale_from', 'sale_to', 'type'] as const;

/** What a price is written in. */
const SENT_PRICES = ['regular_price', 'sale_price', 'sale_from', 'sale_to'] as const;

/**
 * Drops a sale that is none without a word, and reckons what a customer pays, where a write changed
 * what either follows from (facts 4, 5, 12).
 */
export function settlePrice(
  draft: StoreProduct,
  before: StoreProduct,
  isNew: boolean,
  shop: Shop,
): void {
  if (WITHOUT_OWN_PRICE.includes(draft.type)) return;
  draft.isPriced ||= SENT_PRICES.some((field) => draft[field] !== before[field]);
  const hasNewPrices =
    isNew || draft.regular_price !== before.regular_price || draft.sale_price !== before.sale_price;
  if (hasNewPrices && vanishes(draft, draft.sale_price !== before.sale_price, shop))
    draft.sale_price = '';
  const isPricedAnew = isNew || PRICED_BY.some((field) => draft[field] !== before[field]);
  if (!isPricedAnew) return;
  draft.price = isOnSaleAt(draft, shop.now()) ? draft.sale_price : draft.regular_price;
  draft.pricedAt = shop.now();
}

function vanishes(
  { regular_price, sale_price }: StoreProduct,
  isSent: boolean,
  { behaviours }: Shop,
): boolean {
  if (sale_price === '' || comparePrices(sale_price, regular_price) < 0) return false;
  if (regular_price === '') return behaviours.has('sale-without-regular-vanishes');
  return behaviours.has(isSent ? 'sale-at-regular-vanishes' : 'lowered-regular-wipes-sale');
}

/** Whether a product is sold below its price at an instant. */
export function isOnSaleAt(
  { regular_price, sale_price, sale_from, sale_to }: StoreProduct,
  at: number,
): boolean {
  if (sale_price === '' || comparePrices(regular_price, sale_price) <= 0) return false;
  const second = Math.floor(at / 1_000) * 1_000;
  return (sale_from ?? -Infinity) <= second && (sale_to ?? Infinity) >= second;
}
