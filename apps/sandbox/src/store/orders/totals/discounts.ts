import { roundedTo } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
import type { Coupon } from '../settling/coupon';
import type { OrderLine } from '../store-order';
import { sumOf } from './line-taxes';

/** A line as discounts see it; money in hundredths. */
interface Item {
  readonly id: number;
  readonly quantity: number;
  readonly price: number;
}

/**
 * What coupons take off the lines of an order, in the order in which they are applied; money in
 * hundredths.
 */
export class Discounts {
  /** By the code of the coupon, then by the id of the line. */
  readonly byCoupon = new Map<string, Map<number, number>>();
  private readonly items: readonly Item[];

  constructor(lines: readonly OrderLine[]) {
    this.items = lines
      .map(({ id, quantity, subtotal }) => ({
        id,
        quantity,
        price: roundedTo(floatOf(subtotal) * 100, 4),
      }))
      .sort((a, b) => priceOfOne(b) - priceOfOne(a));
  }

  /** Takes off what one more coupon makes. */
  apply(coupon: Coupon): void {
    const own = this.byCoupon.get(coupon.code) ?? new Map(this.items.map(({ id }) => [id, 0]));
    this.byCoupon.set(coupon.code, own);
    const items = this.items.filter((item) => this.left(item) > 0 && item.quantity > 0);
    const amount = floatOf(coupon.amount);
    if (coupon.discount_type === 'percent') this.takePercent(amount, items, own);
    else if (coupon.discount_type === 'fixed_product') this.takeFromEach(amount * 100, items, own);
    else this.takeFromAll(amount * 100, items, own);
  }

  /** What all coupons together take off a line. */
  ofLine(id: number): number {
    return sumOf([...this.byCoupon.values()].map((own) => own.get(id) ?? 0));
  }

  private takePercent(percent: number, items: readonly Item[], own: Map<number, number>): void {
    let [whole, taken] = [0, 0];
    for (const item of items) {
      const price = roundedTo(item.price, 0);
      taken += this.take(item, Math.floor(roundedTo(price * (percent / 100), 6)), own);
      whole += price;
    }
    const rest = roundedTo(whole * (percent / 100), 0) - taken;
    if (rest > 0) this.takeRest(rest, items, own);
  }

  private takeFromEach(amount: number, items: readonly Item[], own: Map<number, number>): number {
    return sumOf(items.map((item) => this.take(item, amount * item.quantity, own)));
  }

  /** Shares an amount out by pieces, in whole hundredths, until nothing of it is left. */
  private takeFromAll(amount: number, all: readonly Item[], own: Map<number, number>): void {
    const items = all.filter((item) => this.left(item) > 0);
    const pieces = sumOf(items.map(({ quantity }) => quantity));
    if (pieces === 0 || amount <= 0) return;
    const each = Math.floor(amount / pieces);
    if (each === 0) {
      this.takeRest(amount, items, own);
      return;
    }
    const taken = this.takeFromEach(each, items, own);
    if (taken > 0 && taken < amount) this.takeFromAll(amount - taken, items, own);
  }

  /** Takes what rounding has left, a hundredth of every piece in turn. */
  private takeRest(amount: number, items: readonly Item[], own: Map<number, number>): void {
    let taken = 0;
    for (const item of items) {
      for (let piece = 0; piece < item.quantity && taken < amount; piece += 1)
        taken += this.take(item, 1, own);
    }
  }

  private take(item: Item, wanted: number, own: Map<number, number>): number {
    const discount = Math.min(this.left(item), wanted);
    own.set(item.id, (own.get(item.id) ?? 0) + discount);
    return discount;
  }

  private left({ id, price }: Item): number {
    return Math.abs(roundedTo(price - this.ofLine(id), 0));
  }
}

function priceOfOne({ price, quantity }: Item): number {
  return quantity > 1 ? price / quantity : price;
}
