import { ReducedValueError } from './reduced-value.error';
import { isKeptSku } from '../catalog/sku';
import { ValidationError } from '../woocommerce.errors';

/** What the shop keeps of a GTIN (fact 38): digits, hyphens, and a last X of an ISBN. */
const GTIN = /^[\d-]*X?$/;

/**
 * The SKU that a product or a variation should have. Throws `ReducedValueError` for one that the
 * shop changes silently: it is sent all the same, since nothing is made without a SKU, and what the
 * shop makes of it is how the product is found again.
 */
export function desiredSku(sku: string): string {
  if (isKeptSku(sku)) return sku;
  throw new ReducedValueError(
    'sku',
    `the shop cannot hold "${sku}": it takes tags out of a SKU, and a percent sign with two digits from 0 to F`,
    'SKU_NOT_HELD',
    sku,
  );
}

/**
 * The GTIN that it should have; `''` for none. Throws `ValidationError` for one that the shop would
 * drop silently.
 */
export function desiredGtin(gtin: string | null): string {
  const given = (gtin ?? '').replace(/\s+/g, '').toUpperCase();
  if (GTIN.test(given)) return given;
  throw new ValidationError(
    'gtin',
    `the shop cannot hold "${gtin ?? ''}": it keeps digits, hyphens and a last X`,
    'GTIN_NOT_HELD',
  );
}
