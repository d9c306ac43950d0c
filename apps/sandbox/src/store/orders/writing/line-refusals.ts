import { StoreError } from '../../http/store-error';
import { isRecord } from '../../rest/values';
import { TAX_CLASS_SLUGS } from '../../products/schema/product-words';

/** Fields of which null takes a line out of its order. */
const TAKES_OUT = ['product_id', 'method_id', 'method_title', 'name', 'code'] as const;

/**
 * Whether somebody asks for a line to be taken out: by a quantity of 0, or with null for what it is
 * of (fact 26).
 */
export function isTakenOut(row: Readonly<Record<string, unknown>>): boolean {
  return row['quantity'] === 0 || TAKES_OUT.some((name) => row[name] === null);
}

/** The refusal of a line that another order has, or none. */
export function foreignLine(): StoreError {
  const message = 'Order item ID provided is not associated with order.';
  return new StoreError(400, 'woocommerce_rest_invalid_item_id', message);
}

/** Checks the tax class of a line. @throws StoreError 400 where the shop has none such */
export function checkTaxClass(taxClass: string, kind: 'product' | 'fee'): void {
  if (taxClass === '' || (TAX_CLASS_SLUGS as readonly string[]).includes(taxClass)) return;
  throw new StoreError(400, `order_item_${kind}_invalid_tax_class`, 'Invalid tax class');
}

/** The rows of a list that are rows at all. */
export function rowsOf(rows: unknown): Readonly<Record<string, unknown>>[] {
  return isRecord(rows) ? Object.values(rows).filter(isRecord) : [];
}
