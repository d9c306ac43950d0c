import { textOf } from '../../texts/coercions';
import { StoreError } from '../../http/store-error';
import { isEmpty } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import { sentScalar, type ProductWrite } from './product-write';
import { checkGtin, checkSku } from './unique-codes';

/** Digits, hyphens, and an X at the end: the check digit of an ISBN (fact 38). */
const GTIN = /^[0-9-]*[0-9Xx]?$/;

/**
 * Takes the SKU, as a line of text.
 * @throws StoreError where another product has it (facts 10, 34)
 */
export function applySku(write: ProductWrite): void {
  const value = sentScalar(write, 'sku');
  if (value === undefined || (value === '' && !write.shop.behaviours.has('empty-clears'))) return;
  const { behaviours } = write.shop;
  const sku = behaviours.has('sku-sanitized') ? lineText(value) : textOf(value);
  checkSku(write.draft, sku, write.isNew, write.shop);
  write.draft.sku = sku;
}

/**
 * Takes the GTIN: what it never holds is dropped.
 * @throws StoreError for an X in its middle, and where another has it
 */
export function applyGtin(write: ProductWrite): void {
  const value = sentScalar(write, 'global_unique_id');
  if (value === undefined) return;
  const { behaviours } = write.shop;
  const kept = behaviours.has('gtin-keeps-isbn-x') ? /[^0-9Xx-]/g : /[^0-9-]/g;
  const gtin = lineText(value).replace(kept, '');
  if (!isEmpty(gtin) && !GTIN.test(gtin)) {
    const message =
      'Invalid GTIN, UPC, EAN, or ISBN. The letter X is only valid as the final ISBN-10 check digit.';
    throw new StoreError(400, 'product_invalid_global_unique_id_format', message);
  }
  if (behaviours.has('gtin-duplicate-refused')) checkGtin(write.draft, gtin, write.shop);
  write.draft.global_unique_id = gtin;
}
