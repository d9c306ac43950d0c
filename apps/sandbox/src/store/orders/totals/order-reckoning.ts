import { isSent, type Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { OrderIds } from '../order-ids';
import type { ShopTerms } from '../settling/shop-terms';
import type { StoreOrder } from '../store-order';
import { CouponLines } from './coupon-lines';
import { settleTotals } from './order-totals';
import { OrderTaxes } from './order-taxes';

/** Fields whose writing reckons the totals anew (fact 26). */
const RECKONING = 'billing shipping line_items shipping_lines fee_lines coupon_lines'.split(' ');

/** Reckons what orders come to: taxes, totals and coupons. */
export class OrderReckoning {
  private readonly taxes: OrderTaxes;
  private readonly coupons: CouponLines;

  constructor(
    private readonly shop: Shop,
    terms: ShopTerms,
    ids: OrderIds,
  ) {
    this.taxes = new OrderTaxes(shop, terms, ids);
    this.coupons = new CouponLines(shop, terms, this.taxes, ids);
  }

  /** Whether a write with these fields reckons the totals anew. */
  isDue(params: Params): boolean {
    return RECKONING.some((field) => isSent(params[field]));
  }

  /** Reckons taxes and totals anew. */
  settle(order: StoreOrder): void {
    settleTotals(order, this.taxes, this.shop);
  }

  /** Gives an order the coupons that a write names, in place of all it had. @throws StoreError */
  replaceCoupons(order: StoreOrder, params: Params): void {
    this.coupons.replaceAll(order, params);
  }
}
