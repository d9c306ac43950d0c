import { compareDecimals, decimalDifference, isPlainDecimal } from '../../domain/fields/decimal';
import type { FieldGroup, ProductFields } from '../../domain/fields/product-fields';
import type { Alteration } from '../ports/shop/alteration';

/**
 * How far the shop is from what is wanted of a group: money of a price, pieces of a stock. Of a price
 * the larger of two: that of the regular prices, and that of what a customer pays. Null where the
 * group has no such thing, or the shop shows none.
 */
export function differenceOf(
  group: FieldGroup,
  fields: Partial<ProductFields>,
  alterations: readonly Alteration[],
): string | null {
  if (group === 'stock') return piecesApart(alterations);
  if (group !== 'price' || fields.price === undefined) return null;
  const { regular, sale } = fields.price;
  const wanted = { regular, sale: sale ?? '' };
  const shown = {
    regular: seenOf(alterations, 'regular_price') ?? wanted.regular,
    sale: seenOf(alterations, 'sale_price') ?? wanted.sale,
  };
  const [one, other] = [apart(wanted.regular, shown.regular), apart(paid(wanted), paid(shown))];
  if (one === null || other === null) return one ?? other;
  return compareDecimals(one, other) < 0 ? other : one;
}

function piecesApart(alterations: readonly Alteration[]): string | null {
  const count = alterations.find(({ field }) => field === 'stock_quantity');
  if (typeof count?.sent !== 'number' || typeof count.seen !== 'number') return null;
  const pieces = String(Math.abs(count.sent - count.seen));
  return isPlainDecimal(pieces) ? pieces : null;
}

function seenOf(alterations: readonly Alteration[], field: string): string | undefined {
  const altered = alterations.find((one) => one.field === field);
  return altered === undefined ? undefined : String(altered.seen ?? '');
}

function paid({ regular, sale }: { readonly regular: string; readonly sale: string }): string {
  return isPlainDecimal(sale) ? sale : regular;
}

function apart(wanted: string, shown: string): string | null {
  if (!isPlainDecimal(wanted) || !isPlainDecimal(shown)) return null;
  return decimalDifference(wanted, shown);
}
