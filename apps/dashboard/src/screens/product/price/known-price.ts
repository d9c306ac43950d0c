import type { PriceStep } from '../product-queries';

/** A price as a step has it; null for none. */
export interface KnownPrice {
  readonly regular: string | null;
  readonly sale: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly currency: string | null;
}

/** Steps that have a price; the others say how it comes about. */
const PRICED: ReadonlySet<PriceStep['step']> = new Set([
  'erp',
  'wanted',
  'sent',
  'confirmed',
  'shown',
]);

/** The price of a step, by the ERP's names or by WooCommerce's; null where none is known. */
export function priceOf({ step, value }: PriceStep): KnownPrice | null {
  if (value === null || !PRICED.has(step)) return null;
  const first = (...names: readonly string[]): string | null => {
    const found = names.map((name) => value[name]).find((one) => one !== undefined && one !== null);
    return typeof found === 'string' && found !== '' ? found : null;
  };
  return {
    regular: first('regular', 'regular_price'),
    sale: first('sale', 'sale_price'),
    from: first('saleFrom', 'date_on_sale_from_gmt'),
    to: first('saleTo', 'date_on_sale_to_gmt'),
    currency: first('currency'),
  };
}

/** Whether a step's price is another than that of the step before it. */
export function isOtherPrice(before: KnownPrice | null, price: KnownPrice | null): boolean {
  if (before === null || price === null) return false;
  return differs(before.regular, price.regular) || differs(before.sale, price.sale);
}

function differs(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one !== other : Number(one) !== Number(other);
}
