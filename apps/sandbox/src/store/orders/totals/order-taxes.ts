import type { Shop } from '../../state/shop';
import { decimalText, roundedTo } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
import { TAX_CLASS_SLUGS } from '../../products/schema/product-words';
import type { OrderIds } from '../order-ids';
import { productOfLine } from '../order-product';
import type { ShopTerms } from '../settling/shop-terms';
import { ratesAt, type TaxPlace, type TaxRate } from '../settling/tax-rates';
import type { FeeLine, OrderLine, ShippingLine, StoreOrder, TaxLine } from '../store-order';
import { keptTaxes, sumOf, taxesOn, taxTotal } from './line-taxes';

/** Methods with which customers fetch what they bought: taxed where the shop is. */
const PICKUP: readonly string[] = ['local_pickup', 'legacy_local_pickup'];

/**
 * Taxes the lines of orders: each rate is reckoned to six decimals on every line, and a line's tax
 * is rounded (fact 26).
 */
export class OrderTaxes {
  constructor(
    private readonly shop: Shop,
    private readonly terms: ShopTerms,
    private readonly ids: OrderIds,
  ) {}

  /** Taxes every line of an order anew, and sums up what each rate comes to. */
  apply(order: StoreOrder): void {
    for (const line of order.line_items) this.taxProduct(line, order);
    for (const fee of order.fee_lines) this.taxFee(fee, order);
    for (const shipping of order.shipping_lines) this.taxShipping(shipping, order);
    this.sumUp(order);
  }

  /** The rates that hold for a line of a product; none for what is not taxed. */
  ratesOf(line: OrderLine, order: StoreOrder): TaxRate[] {
    return this.isTaxed(line) ? this.rates(order, line.tax_class) : [];
  }

  private taxProduct(line: OrderLine, order: StoreOrder): void {
    const rates = this.ratesOf(line, order);
    line.taxes = keptTaxes(
      taxesOn(floatOf(line.total), rates),
      taxesOn(floatOf(line.subtotal), rates),
    );
    const { decimals } = this.shop.settings;
    line.total_tax = taxTotal(line.taxes, 'total', decimals);
    line.subtotal_tax = taxTotal(line.taxes, 'subtotal', decimals);
  }

  private taxFee(fee: FeeLine, order: StoreOrder): void {
    const total = floatOf(fee.total);
    const own = fee.tax_status === 'taxable' ? this.rates(order, fee.tax_class) : [];
    fee.taxes = keptTaxes(total < 0 ? this.apportioned(total, order) : taxesOn(total, own));
    fee.total_tax = taxTotal(fee.taxes, 'total', this.shop.settings.decimals);
  }

  private taxShipping(shipping: ShippingLine, order: StoreOrder): void {
    const classes = this.classesOf(order);
    const taxClass = ['', ...TAX_CLASS_SLUGS].find((known) => classes.includes(known));
    const rates =
      taxClass === undefined ? [] : this.rates(order, taxClass).filter((rate) => rate.shipping);
    shipping.taxes = keptTaxes(taxesOn(floatOf(shipping.total), rates));
    shipping.total_tax = taxTotal(shipping.taxes, 'total', this.shop.settings.decimals);
  }

  /** What a fee below zero takes off the taxes of everything else, by the shares of the classes. */
  private apportioned(total: number, order: StoreOrder): Map<number, number> {
    const costs = this.costsByClass(order);
    const all = sumOf(costs.values());
    const taxes = new Map<number, number>();
    for (const [taxClass, cost] of costs) {
      if (taxClass === null || all === 0) continue;
      for (const [id, tax] of taxesOn(total * (cost / all), this.rates(order, taxClass)))
        taxes.set(id, (taxes.get(id) ?? 0) + tax);
    }
    return taxes;
  }

  /** What the lines of each class cost; null stands for what is not taxed. */
  private costsByClass(order: StoreOrder): Map<string | null, number> {
    const costs = new Map<string | null, number>();
    const add = (taxClass: string | null, total: string): void => {
      if (floatOf(total) > 0) costs.set(taxClass, (costs.get(taxClass) ?? 0) + floatOf(total));
    };
    for (const line of order.line_items)
      add(this.isTaxed(line) ? line.tax_class : null, line.total);
    for (const fee of order.fee_lines)
      add(fee.tax_status === 'taxable' ? fee.tax_class : null, fee.total);
    for (const { total } of order.shipping_lines) add(this.classesOf(order)[0] ?? '', total);
    return costs;
  }

  private classesOf(order: StoreOrder): string[] {
    const taxed = order.line_items.filter((line) => {
      const status = productOfLine(line, this.shop)?.tax_status ?? 'taxable';
      return status === 'taxable' || status === 'shipping';
    });
    return [...new Set(taxed.map((line) => line.tax_class))];
  }

  private isTaxed(line: OrderLine): boolean {
    return (
      (productOfLine(line, this.shop)?.tax_status ?? 'taxable') === 'taxable' &&
      line.tax_class !== '0'
    );
  }

  private rates(order: StoreOrder, taxClass: string): TaxRate[] {
    return ratesAt(this.terms.taxRates, this.placeOf(order), taxClass);
  }

  /**
   * Where an order is taxed: at its shipping address, else at its billing address, else where the
   * shop is.
   */
  private placeOf({ shipping, billing, shipping_lines }: StoreOrder): TaxPlace {
    const home: TaxPlace = { country: this.shop.settings.country, state: '' };
    if (shipping_lines.some(({ method_id }) => PICKUP.includes(method_id))) return home;
    const address = (shipping['country'] ?? '') === '' ? billing : shipping;
    const country = address['country'] ?? '';
    return country === '' ? home : { country, state: address['state'] ?? '' };
  }

  private sumUp(order: StoreOrder): void {
    const { decimals } = this.shop.settings;
    const sums = (
      lines: readonly { readonly taxes: OrderLine['taxes'] }[],
    ): Map<number, number> => {
      const taxes = new Map<number, number>();
      for (const { id, total } of lines.flatMap((line) => line.taxes))
        taxes.set(id, (taxes.get(id) ?? 0) + roundedTo(floatOf(total), decimals));
      return taxes;
    };
    const cart = sums([...order.line_items, ...order.fee_lines]);
    const shipping = sums(order.shipping_lines);
    const known = order.tax_lines
      .map(({ rate_id }) => rate_id)
      .filter((id) => cart.has(id) || shipping.has(id));
    const all = new Set([...known, ...cart.keys(), ...shipping.keys()]);
    order.tax_lines = [...all].map((id) =>
      this.taxLine(id, order, cart.get(id) ?? 0, shipping.get(id) ?? 0),
    );
    order.shipping_tax = decimalText(sumOf(shipping.values()));
    order.cart_tax = decimalText(sumOf(cart.values()));
    order.total_tax = decimalText(
      roundedTo(floatOf(order.cart_tax) + floatOf(order.shipping_tax), decimals),
    );
  }

  private taxLine(id: number, { tax_lines }: StoreOrder, cart: number, shipping: number): TaxLine {
    const known = tax_lines.find(({ rate_id }) => rate_id === id);
    const rate = this.terms.taxRates.find((one) => one.id === id);
    const parts = [rate?.country, rate?.state, rate?.name || 'TAX', String(rate?.priority ?? 1)];
    return {
      id: known?.id ?? this.ids.line(),
      rate_code: parts
        .filter((part) => part !== undefined && part !== '' && part !== '0')
        .join('-')
        .toUpperCase(),
      rate_id: id,
      label: rate?.name || 'VAT',
      compound: rate?.compound ?? false,
      tax_total: decimalText(cart),
      shipping_tax_total: decimalText(shipping),
      rate_percent: floatOf(rate?.rate),
      meta_data: known?.meta_data ?? [],
    };
  }
}
