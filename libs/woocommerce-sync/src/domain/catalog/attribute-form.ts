import { isTermHeld } from '@cypher/shop-text';
import type { CatalogAttribute } from './catalog-product';
import { foldedName } from './folded-name';

/**
 * What the shop splits, strips or reads otherwise in an option of a product's own attribute
 * (fact 36).
 */
const NOT_OF_AN_OWN = /[|<>\\]|%[0-9a-f]{2}|&[#\w]+;/i;

type Formed = Pick<CatalogAttribute, 'local' | 'options'>;

/** What is made of an attribute. */
interface AttributeForm {
  readonly isOwn: boolean;
  readonly keyOf: (option: string) => string;
  readonly distinct: readonly string[];
  readonly unheld: readonly string[];
}

/**
 * Forms of attributes that were looked at: each is asked for many times while a product is planned.
 */
const forms = new WeakMap<Formed, AttributeForm>();

/**
 * Whether an attribute is made as the product's own rather than as one that the whole shop knows.
 * The ERP says so, unless the shop can hold its options in the other form alone: an own one is
 * split at `|`, and of the shop's terms groß and gross are one (facts 36, 37).
 */
export function isOwnAttribute(attribute: Formed): boolean {
  return formOf(attribute).isOwn;
}

/**
 * How the shop tells the options of an attribute apart: those of an own one by their text, those of
 * its terms folded.
 */
export function optionKeys(attribute: Formed): (option: string) => string {
  return formOf(attribute).keyOf;
}

/**
 * The options of an attribute in their order, without those that the shop takes for an earlier one.
 */
export function distinctOptions(attribute: Formed): readonly string[] {
  return formOf(attribute).distinct;
}

/**
 * The options that the shop can hold in neither form: it would split, strip or drop them (facts
 * 34, 36).
 */
export function unheldOptions(attribute: Formed): readonly string[] {
  return formOf(attribute).unheld;
}

/** The distinct options without those. */
export function heldOptions(attribute: Formed): string[] {
  const { distinct, unheld } = formOf(attribute);
  return distinct.filter((option) => !unheld.includes(option));
}

function formOf(attribute: Formed): AttributeForm {
  const known = forms.get(attribute);
  if (known !== undefined) return known;
  const { local, options } = attribute;
  const holds = (own: boolean): boolean => (own ? holdsAsOwn(attribute) : holdsAsTerms(attribute));
  const isOwn = holds(local) || !holds(!local) ? local : !local;
  const keyOf = isOwn ? plainOption : foldedName;
  const byKey = new Map<string, string>();
  for (const option of options) {
    const key = keyOf(option);
    if (!byKey.has(key)) byKey.set(key, option);
  }
  const distinct = [...byKey.values()];
  const unheld = distinct.filter((option) =>
    isOwn ? NOT_OF_AN_OWN.test(option) : !isTermHeld(option),
  );
  const form = { isOwn, keyOf, distinct, unheld };
  forms.set(attribute, form);
  return form;
}

/**
 * An option with its runs of blanks as one: the shop keeps them in one place, and not in the other
 * (fact 34).
 */
function plainOption(option: string): string {
  return option.replace(/\s+/g, ' ').trim();
}

function holdsAsOwn({ options }: Formed): boolean {
  return !options.some((option) => NOT_OF_AN_OWN.test(option));
}

function holdsAsTerms({ options }: Formed): boolean {
  if (!options.every(isTermHeld)) return false;
  return new Set(options.map(foldedName)).size === new Set(options.map(plainOption)).size;
}
