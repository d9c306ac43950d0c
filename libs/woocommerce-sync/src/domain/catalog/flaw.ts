import type { FieldGroup } from '../fields/product-fields';
import { ValidationError } from '../woocommerce.errors';

/**
 * What only some stores go by. A flaw of it hurts the field groups of those alone (`productFor`).
 */
export type StorePart = 'prices' | 'warehouses' | 'texts' | 'flags';

/**
 * What a flaw of the ERP's data is about: a field group, the sale in a price, the pictures, which
 * variants there are, or what only some stores go by.
 */
export type FlawedPart = FieldGroup | 'sale' | 'images' | 'variants' | StorePart;

/**
 * A field of the ERP that breaks the contract (docs/erp.md); what else the product says holds all
 * the same.
 */
export interface Flaw {
  readonly part: FlawedPart;
  /** Path of the field, as in `stock.quantity`. */
  readonly field: string;
  readonly problem: string;
  /** Where it is another than `ERP_FIELD_INVALID`. */
  readonly code?: string;
}

/** The flaw of a part; undefined where it can be read. */
export function flawOf(
  part: FlawedPart,
  { flaws }: { readonly flaws?: readonly Flaw[] },
): Flaw | undefined {
  return flaws?.find((one) => one.part === part);
}

/** Throws `ValidationError` where the ERP's data of a part cannot be read. */
export function mustBeReadable(
  part: FlawedPart,
  subject: { readonly flaws?: readonly Flaw[] },
): void {
  const flaw = flawOf(part, subject);
  if (flaw === undefined) return;
  throw new ValidationError(flaw.field, flaw.problem, flaw.code ?? 'ERP_FIELD_INVALID');
}
