import type { FieldGroup } from '../../../domain/fields/product-fields';

/**
 * A value of one field as the shop takes and shows it. Undefined is what it does not show; null is
 * a number that it does not have, or the option of a variation that counts for any.
 */
export type ShownValue =
  string | number | boolean | readonly string[] | readonly number[] | null | undefined;

/** A value that reads differently in the shop's answer than it was sent. */
export interface AlteredField {
  /** WooCommerce's name of the field. */
  readonly field: string;
  readonly sent: ShownValue;
  readonly seen: ShownValue;
}

/** One of a product's, with the group that it is of. */
export interface Alteration extends AlteredField {
  readonly group: FieldGroup;
}
