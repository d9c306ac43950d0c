import { floatOf } from '../../texts/php';
import { decimalText, roundedTo } from '../../texts/decimal';
import type { TaxRate } from '../settling/tax-rates';
import type { LineTax } from '../store-order';

/** Decimals to which a tax is reckoned on a line. */
const TAX_DECIMALS = 6;

/**
 * What rates make of an amount without tax, by the ids of the rates; a compound one counts what
 * others have added.
 */
export function taxesOn(amount: number, rates: readonly TaxRate[]): Map<number, number> {
  const taxes = new Map<number, number>();
  for (const { id, rate } of rates.filter(({ compound }) => !compound))
    taxes.set(id, amount * (floatOf(rate) / 100));
  for (const { id, rate } of rates.filter(({ compound }) => compound))
    taxes.set(id, (amount + sumOf(taxes.values())) * (floatOf(rate) / 100));
  for (const [id, tax] of taxes) taxes.set(id, roundedTo(tax, TAX_DECIMALS));
  return taxes;
}

/**
 * Taxes of a line as it keeps them.
 * @param before what they were before discounts, where the line tells
 */
export function keptTaxes(
  taxes: ReadonlyMap<number, number>,
  before?: ReadonlyMap<number, number>,
): LineTax[] {
  const isRaised = before !== undefined && sumOf(before.values()) < sumOf(taxes.values());
  const shown = isRaised ? taxes : before;
  return [...taxes].map(([id, tax]) => ({
    id,
    total: decimalText(tax),
    subtotal: shown === undefined ? '' : decimalText(shown.get(id) ?? 0),
  }));
}

/** The sum of a line's taxes, each rounded to the shop's decimals. */
export function taxTotal(
  taxes: readonly LineTax[],
  field: 'total' | 'subtotal',
  decimals: number,
): string {
  return decimalText(sumOf(taxes.map((tax) => roundedTo(floatOf(tax[field]), decimals))));
}

/** The sum of numbers. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
