import type { Params } from '../../rest/rest-call';
import { isRecord } from '../../rest/values';
import type { Shop } from '../../state/shop';
import { decimalText, roundedTo, withPlaces } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
import { StoreError } from '../../http/store-error';
import type { OrderIds } from '../order-ids';
import { productOfLine } from '../order-product';
import type { Coupon } from '../settling/coupon';
import type { ShopTerms } from '../settling/shop-terms';
import type { CouponLine, StoreOrder } from '../store-order';
import { couponCodes } from '../writing/coupon-codes';
import { Discounts } from './discounts';
import { sumOf, taxesOn } from './line-taxes';
import type { OrderTaxes } from './order-taxes';
import { settleTotals } from './order-totals';

/** Takes coupons off orders, and off their taxes (fact 26). */
export class CouponLines {
  constructor(
    private readonly shop: Shop,
    private readonly terms: ShopTerms,
    private readonly taxes: OrderTaxes,
    private readonly ids: OrderIds,
  ) {}

  /** Puts the coupons that were sent in place of those that an order has. @throws StoreError 400 */
  replaceAll(order: StoreOrder, { coupon_lines: rows }: Params): void {
    if (!isRecord(rows)) return;
    const known = order.coupon_lines.map(({ code }) => code);
    const codes = couponCodes(rows);
    for (const code of codes) if (!known.includes(code)) this.check(code, order);
    this.removeAll(order);
    for (const code of codes) this.add(code, order);
  }

  private check(code: string, order: StoreOrder): void {
    const coupon = this.terms.getCoupon(code);
    const refuse = (message: string): never => {
      throw new StoreError(400, 'woocommerce_rest_invalid_coupon', message);
    };
    if (coupon.expiresAt !== null && this.shop.now() > coupon.expiresAt)
      refuse(`Coupon &quot;${code}&quot; has expired.`);
    const isOfProducts = coupon.discount_type !== 'fixed_cart';
    const products = order.line_items.map((line) => productOfLine(line, this.shop));
    const [wanted, unwanted] = [coupon.product_ids, coupon.excluded_product_ids];
    const fits = products.some(
      (product) =>
        product !== undefined &&
        (wanted.length === 0 || wanted.includes(product.id) || wanted.includes(product.parentId)) &&
        !unwanted.includes(product.id) &&
        !unwanted.includes(product.parentId),
    );
    if ((isOfProducts || wanted.length > 0) && !fits)
      refuse(`Sorry, coupon &quot;${code}&quot; is not applicable to selected products.`);
  }

  private add(code: string, order: StoreOrder): void {
    const coupon = this.terms.getCoupon(code);
    if (order.coupon_lines.some((line) => line.code === coupon.code)) {
      const message = `Coupon code &quot;${coupon.code}&quot; already applied!`;
      throw new StoreError(400, 'woocommerce_rest_invalid_coupon', message);
    }
    order.coupon_lines.push(this.newLine(coupon));
    this.settle(order);
  }

  private removeAll(order: StoreOrder): void {
    if (order.coupon_lines.length === 0) return;
    order.coupon_lines = [];
    this.settle(order);
  }

  /** Takes every coupon of an order off its lines once more, from what they were before. */
  private settle(order: StoreOrder): void {
    const discounts = new Discounts(order.line_items);
    for (const { code } of order.coupon_lines) {
      const coupon = this.terms.findCoupon(code);
      if (coupon !== undefined) discounts.apply(coupon);
    }
    for (const line of order.line_items) {
      const total = floatOf(line.subtotal) - discounts.ofLine(line.id) / 100;
      line.total = decimalText(roundedTo(Math.max(0, total), 6));
    }
    for (const line of order.coupon_lines)
      this.sumUp(line, discounts.byCoupon.get(line.code), order);
    settleTotals(order, this.taxes, this.shop);
  }

  private sumUp(
    line: CouponLine,
    byLine: ReadonlyMap<number, number> | undefined,
    order: StoreOrder,
  ): void {
    const { decimals } = this.shop.settings;
    const taken = byLine ?? new Map<number, number>();
    const taxes = order.line_items.map((item) => {
      const tax = taxesOn((taken.get(item.id) ?? 0) / 100, this.taxes.ratesOf(item, order));
      return roundedTo(sumOf(tax.values()), decimals);
    });
    line.discount = decimalText(sumOf(taken.values()) / 100);
    line.discount_tax = decimalText(sumOf(taxes));
  }

  private newLine(coupon: Coupon): CouponLine {
    const nominal = floatOf(coupon.amount);
    const info = JSON.stringify([coupon.id, coupon.code, coupon.discount_type, nominal]);
    return {
      id: this.ids.line(),
      code: coupon.code,
      discount: '0',
      discount_tax: '0',
      meta_data: [{ id: this.ids.metaOfLine(), key: 'coupon_info', value: info }],
      discount_type: coupon.discount_type,
      nominal_amount: floatOf(withPlaces(nominal, 2)),
      free_shipping: coupon.free_shipping,
    };
  }
}
