import { attributeKey, type AttributeIdentity } from '../catalog/attribute-identity';
import { canonicalDecimal } from '../fields/decimal';

/** Sale prices remembered; an older one that turns up again is taken for somebody's own. */
const SALES_REMEMBERED = 10;

/** The sale prices that were written, with one more; `''` is none. The very same without a change. */
export function withSale(written: readonly string[], sale: string): readonly string[] {
  if (sale === '' || isSaleOf(written, sale)) return written;
  return [...written, canonicalDecimal(sale)].slice(-SALES_REMEMBERED);
}

/** Whether a sale price is one that was written. */
export function isSaleOf(written: readonly string[], sale: string): boolean {
  return written.includes(canonicalDecimal(sale));
}

/** The attributes that were written, with some more; the very same without a change. */
export function withAttributes(
  written: readonly AttributeIdentity[],
  more: readonly AttributeIdentity[],
): readonly AttributeIdentity[] {
  const added = more.filter((attribute) => !isAttributeOf(written, attribute));
  if (added.length === 0) return written;
  return [...written, ...added.map(({ id, name }) => ({ id, name }))];
}

/** Whether an attribute is one that was written. */
export function isAttributeOf(
  written: readonly AttributeIdentity[],
  attribute: AttributeIdentity,
): boolean {
  const key = attributeKey(attribute);
  return written.some((ours) => attributeKey(ours) === key);
}
