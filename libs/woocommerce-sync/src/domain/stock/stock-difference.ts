import type { StockFields } from './stock-fields';

/**
 * What a shop should show by now, by what it confirmed: its orders have taken off by themselves
 * what they sold since. Null where it counts nothing.
 * @param sold pieces that its orders have taken in all, as far as they are known
 */
export function quantityByNow(
  { quantity, sold: before }: StockFields,
  sold: number | undefined,
): number | null {
  if (quantity === null || sold === undefined) return quantity;
  return quantity - (sold - (before ?? sold));
}

/**
 * A stock as a difference from what the shop has: what it sells meanwhile, and nobody has heard of
 * yet, stays sold.
 */
export function asDifference(stock: StockFields, has: number): StockFields {
  return { ...stock, by: (stock.quantity ?? 0) - has };
}

/** A stock as a quantity that goes over whatever the shop has. */
export function asQuantity({ by: _by, ...stock }: StockFields): StockFields {
  return stock;
}

/**
 * What a shop has made of a difference, by what it shows in its answer.
 * - `taken`: as many as wanted, or fewer: it has sold pieces of which nobody has heard yet.
 * - `ignored`: what it had, as far as that is known. So it looks as well where it has sold as many
 *   as were added.
 * - `too-many`: it had more than was thought, and now has more than it may sell.
 */
export type DifferenceEcho = 'taken' | 'ignored' | 'too-many';

/**
 * Reads the answer to a difference.
 * @param shown what the shop shows; null where it does not tell
 */
export function echoOf({ quantity, by = 0 }: StockFields, shown: number | null): DifferenceEcho {
  if (by === 0 || shown === null || quantity === null) return 'taken';
  if (shown === quantity - by) return 'ignored';
  return shown > quantity ? 'too-many' : 'taken';
}
