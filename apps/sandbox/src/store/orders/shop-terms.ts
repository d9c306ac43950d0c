import type { ShopSettings } from '../shop-settings';
import { StoreError } from '../store-error';

/** What is added to a price in one country. */
export interface TaxRate {
  readonly id: number;
  /** ISO 3166; `''` for every country. */
  readonly country: string;
  readonly name: string;
  /** Percent in decimal text, as `"19.0000"`. */
  readonly rate: string;
  readonly priority: number;
  /** Whether shipping is taxed too. */
  readonly shipping: boolean;
}

/** A code that makes an order cheaper. */
export interface Coupon {
  readonly id: number;
  /** In small letters, as the shop keeps it. */
  readonly code: string;
  readonly discount_type: string;
  /** Percent, or money, in decimal text. */
  readonly amount: string;
}

/** Somebody who has an account. */
export interface Customer {
  readonly id: number;
  readonly email: string;
}

/** What the shop's orders are settled by: tax rates, coupons, and who its customers are. */
export class ShopTerms {
  readonly taxRates: TaxRate[] = [];
  readonly coupons: Coupon[] = [];
  readonly customers: Customer[] = [];
  private lastId = 0;

  constructor(private readonly settings: ShopSettings) {}

  /** A number that no tax rate and no customer has yet. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The rates that hold in a country, or where the shop is, by priority. */
  ratesFor(country: string): TaxRate[] {
    const where = country === '' ? this.settings.country : country;
    return this.taxRates
      .filter((rate) => rate.country === '' || rate.country === where)
      .sort((a, b) => a.priority - b.priority);
  }

  /** The coupon with a code. @throws StoreError 400 when there is none */
  getCoupon(code: string): Coupon {
    const wanted = code.toLowerCase();
    const coupon = this.coupons.find((known) => known.code === wanted);
    if (coupon === undefined) {
      const message = `Coupon &quot;${wanted}&quot; cannot be applied because it does not exist.`;
      throw new StoreError(400, 'woocommerce_rest_invalid_coupon', message);
    }
    return coupon;
  }
}
