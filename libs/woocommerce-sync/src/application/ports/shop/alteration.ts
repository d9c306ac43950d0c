import type { FieldGroup } from '../../../domain/fields/product-fields';

/** What is seen of an option that the shop did not take: the variation counts for every one. */
export const ANY_OPTION = 'any';

/** A value that reads differently in the shop's answer than it was sent. */
export interface AlteredField {
  /** WooCommerce's name of the field. */
  readonly field: string;
  readonly sent: string;
  readonly seen: string;
}

/** One of a product's, with the group that it is of. */
export interface Alteration extends AlteredField {
  readonly group: FieldGroup;
}
