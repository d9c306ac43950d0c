import { escapedHtml } from '../../texts/sanitize';
import { StoreError } from '../../http/store-error';
import type { Coupon } from './coupon';
import type { Customer } from './customer';
import type { TaxRate } from './tax-rates';

/** The user who runs the shop, and whose keys its clients have. */
export const SHOPKEEPER_ID = 1;

/** What the shop's orders are settled by: tax rates, coupons, and who its customers are. */
export class ShopTerms {
  readonly taxRates: TaxRate[] = [];
  readonly coupons: Coupon[] = [];
  readonly customers: Customer[] = [];
  /** The last numbers that were given. */
  readonly lastIds = { taxRate: 0, customer: SHOPKEEPER_ID };

  /** Whether somebody has this number as a user. */
  knowsUser(id: number): boolean {
    return id === SHOPKEEPER_ID || this.customers.some((customer) => customer.id === id);
  }

  /** The coupon with a code. @throws StoreError 400 when there is none */
  getCoupon(code: string): Coupon {
    const coupon = this.findCoupon(code);
    if (coupon !== undefined && coupon.status !== 'trash') return coupon;
    const message = `Coupon &quot;${escapedHtml(code)}&quot; cannot be applied because it does not exist.`;
    throw new StoreError(400, 'woocommerce_rest_invalid_coupon', message);
  }

  /** The coupon with a code, whatever its case. */
  findCoupon(code: string): Coupon | undefined {
    const wanted = code.toLowerCase();
    return this.coupons.find((known) => known.code === wanted);
  }
}
