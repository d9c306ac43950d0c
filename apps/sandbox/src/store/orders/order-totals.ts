import { minorOf, percentOf, rounded, sumOf, textOfMinor, type Minor } from './money';
import type { OrderIds } from './order-ids';
import type { Coupon, ShopTerms, TaxRate } from './shop-terms';
import type { CouponLine, LineTax, OrderLine, StoreOrder, TaxLine } from './store-order';

/** Reckons what an order comes to, in minor units; every tax is rounded on its line, as the measured shop does it. */
export class OrderTotals {
  constructor(
    private readonly terms: ShopTerms,
    private readonly ids: OrderIds,
  ) {}

  /** Takes coupons off the lines; a percentage is rounded on each line. @throws StoreError 400 for an unknown code */
  redeem(order: StoreOrder, codes: readonly string[]): void {
    for (const coupon of codes.map((code) => this.terms.getCoupon(code))) {
      if (order.coupon_lines.some(({ code }) => code === coupon.code)) continue;
      const rates = this.ratesOf(order);
      const discounts = discountsOf(coupon, order.line_items);
      const taxes = discounts.map((discount) => sumOf(rates.map(({ rate }) => percentOf(discount, rate))));
      order.line_items.forEach((line, index) => {
        line.total = textOfMinor(minorOf(line.total) - (discounts[index] ?? 0n));
      });
      order.coupon_lines.push(this.couponLine(coupon, sumOf(discounts), sumOf(taxes)));
    }
  }

  /** Taxes every line, and sums the order up. */
  recalculate(order: StoreOrder): void {
    const rates = this.ratesOf(order);
    for (const line of order.line_items) {
      line.taxes = rates.map((rate) => taxOf(rate, line.total, line.subtotal));
      line.total_tax = totalOf(line.taxes, 'total');
      line.subtotal_tax = totalOf(line.taxes, 'subtotal');
    }
    for (const line of order.shipping_lines) {
      line.taxes = rates.filter(({ shipping }) => shipping).map((rate) => taxOf(rate, line.total));
      line.total_tax = totalOf(line.taxes, 'total');
    }
    for (const line of order.fee_lines) {
      line.taxes = line.tax_status === 'taxable' ? rates.map((rate) => taxOf(rate, line.total)) : [];
      line.total_tax = totalOf(line.taxes, 'total');
    }
    order.tax_lines = rates.map((rate) => this.taxLine(rate, order)).filter((line) => line !== null);
    sumUp(order);
  }

  private ratesOf({ shipping, billing }: StoreOrder): TaxRate[] {
    return this.terms.ratesFor((shipping['country'] ?? '') || (billing['country'] ?? ''));
  }

  private taxLine(rate: TaxRate, order: StoreOrder): TaxLine | null {
    const charged = [...order.line_items, ...order.fee_lines];
    if (charged.length + order.shipping_lines.length === 0) return null;
    return {
      id: order.tax_lines.find(({ rate_id }) => rate_id === rate.id)?.id ?? this.ids.line(),
      rate_code: [rate.country, rate.name, rate.priority].join('-').toUpperCase(),
      rate_id: rate.id,
      label: rate.name,
      compound: false,
      tax_total: ofRate(rate, charged),
      shipping_tax_total: ofRate(rate, order.shipping_lines),
      rate_percent: Number(rate.rate),
      meta_data: [],
    };
  }

  private couponLine(coupon: Coupon, discount: Minor, tax: Minor): CouponLine {
    const nominal = Number(coupon.amount);
    const info = JSON.stringify([coupon.id, coupon.code, coupon.discount_type, nominal]);
    return {
      id: this.ids.line(),
      code: coupon.code,
      discount: textOfMinor(discount),
      discount_tax: textOfMinor(tax),
      meta_data: [{ id: this.ids.metaOfLine(), key: 'coupon_info', value: info }],
      discount_type: coupon.discount_type,
      nominal_amount: nominal,
      free_shipping: false,
    };
  }
}

function sumUp(order: StoreOrder): void {
  const sum = (lines: readonly object[], field: string): Minor =>
    sumOf(lines.map((line) => minorOf(String((line as Record<string, unknown>)[field]))));
  const [items, itemTax] = [sum(order.line_items, 'total'), sum(order.line_items, 'total_tax')];
  const cartTax = itemTax + sum(order.fee_lines, 'total_tax');
  const [shipping, shippingTax] = [
    sum(order.shipping_lines, 'total'),
    sum(order.shipping_lines, 'total_tax'),
  ];
  const byCoupons = order.coupon_lines.length > 0;
  order.discount_total = textOfMinor(sum(order.line_items, 'subtotal') - items);
  order.discount_tax = textOfMinor(
    byCoupons ? sum(order.coupon_lines, 'discount_tax') : sum(order.line_items, 'subtotal_tax') - itemTax,
  );
  order.shipping_total = textOfMinor(shipping);
  order.shipping_tax = textOfMinor(shippingTax);
  order.cart_tax = textOfMinor(cartTax);
  order.total_tax = textOfMinor(cartTax + shippingTax);
  order.total = textOfMinor(items + sum(order.fee_lines, 'total') + shipping + cartTax + shippingTax);
}

/** What a coupon takes off each line, never more than the line comes to. */
function discountsOf(coupon: Coupon, lines: readonly OrderLine[]): Minor[] {
  const totals = lines.map(({ total }) => minorOf(total));
  const most = (discount: Minor, total: Minor): Minor => (discount < total ? discount : total);
  if (coupon.discount_type === 'percent') {
    return totals.map((total) => most(percentOf(total, coupon.amount), total));
  }
  const amount = minorOf(coupon.amount);
  if (coupon.discount_type === 'fixed_product') {
    return lines.map(({ quantity }, index) => most(amount * BigInt(quantity), totals[index] ?? 0n));
  }
  return shared(most(amount, sumOf(totals)), totals);
}

/** An amount in shares by weight; the last one takes what rounding leaves. */
function shared(amount: Minor, weights: readonly Minor[]): Minor[] {
  const all = sumOf(weights);
  let left = amount;
  return weights.map((weight, index) => {
    const share = index === weights.length - 1 || all === 0n ? left : rounded(amount * weight, all);
    left -= share;
    return share;
  });
}

function taxOf({ id, rate }: TaxRate, total: string, subtotal?: string): LineTax {
  const tax = (text: string): string => textOfMinor(percentOf(minorOf(text), rate));
  return { id, total: tax(total), subtotal: subtotal === undefined ? '' : tax(subtotal) };
}

function totalOf(taxes: readonly LineTax[], field: 'total' | 'subtotal'): string {
  return textOfMinor(sumOf(taxes.map((tax) => minorOf(tax[field]))));
}

function ofRate(rate: TaxRate, lines: readonly { readonly taxes: readonly LineTax[] }[]): string {
  const taxes = lines.flatMap((line) => line.taxes).filter(({ id }) => id === rate.id);
  return totalOf(taxes, 'total');
}
