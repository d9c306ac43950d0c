import type { CatalogProduct } from '../catalog/catalog-product';
import { foldedName } from '../catalog/folded-name';
import { ValidationError } from '../woocommerce.errors';
import type { FieldGroup } from './product-fields';

/** A list that the shop keeps, one entry of which a product is given, by its slug. */
interface Choice {
  /** Path of the ERP's field. */
  readonly field: string;
  /** What an entry is called, for a person. */
  readonly what: string;
  /** What the whole list is called. */
  readonly list: string;
  readonly code: string;
  /** The slug of the entry that the shop shows as `''`. */
  readonly standard?: string;
  /** The entries that a product names, and its variants do. */
  readonly namedBy: (product: CatalogProduct) => readonly (string | null | undefined)[];
}

/** One of the groups whose value is an entry of a list of the shop. */
export type ChoiceGroup = Extract<FieldGroup, 'taxClass' | 'shippingClass'>;

/** What is known of such groups. */
export const CHOICES: Readonly<Record<ChoiceGroup, Choice>> = {
  // The shop would charge the standard rate without a word (fact 38).
  taxClass: {
    field: 'price.taxClass',
    what: 'tax class',
    list: 'tax classes',
    code: 'TAX_CLASS_NOT_IN_SHOP',
    standard: 'standard',
    namedBy: ({ price }) => [price.taxClass],
  },
  // The shop would take it for none (fact 77).
  shippingClass: {
    field: 'shippingClass',
    what: 'shipping class',
    list: 'shipping classes',
    code: 'SHIPPING_CLASS_NOT_IN_SHOP',
    namedBy: ({ shippingClass, variants }) => [
      shippingClass,
      ...variants.map((variant) => variant.shippingClass),
    ],
  },
};

/**
 * What such lists of a shop hold: slugs by folded names and slugs. A list is missing where the shop
 * does not tell it.
 */
export type ShopChoices = ReadonlyMap<ChoiceGroup, ReadonlyMap<string, string>>;

/**
 * The slug of what is chosen by its name or its slug; `''` for none. Throws `ValidationError` for
 * what the shop does not have. Where the shop does not tell its list the answer to the write tells.
 */
export function desiredChoice(group: ChoiceGroup, named: string, choices: ShopChoices): string {
  const { field, what, code, standard } = CHOICES[group];
  const key = foldedName(named);
  if (key === '' || key === standard) return '';
  const listed = choices.get(group);
  if (listed === undefined) return named;
  const slug = listed.get(key);
  if (slug !== undefined) return slug;
  const others = new Set([...listed.values()].filter((one) => one !== standard));
  const known = [
    ...(standard === undefined ? [] : [`the ${standard} one`]),
    ...[...others].map((one) => `"${one}"`),
  ].join(', ');
  throw new ValidationError(
    field,
    `the shop has no ${what} "${named}"; it has ${known === '' ? 'none' : known}`,
    code,
  );
}
