import { isTermHeld } from '@cypher/shop-text';
import type { CatalogAttribute } from './catalog-product';
import { foldedName } from './folded-name';

/** What the shop splits, strips or reads otherwise in an option of a product's own attribute (facts.md 36). */
const NOT_OF_AN_OWN = /[|<>\\]|%[0-9a-f]{2}|&[#\w]+;/i;

type Formed = Pick<CatalogAttribute, 'local' | 'options'>;

/**
 * Whether an attribute is made as the product's own rather than as one that the whole shop knows. The ERP says so, unless the
 * shop can hold its options in the other form alone: an own one is split at `|`, and of the shop's terms groß and gross are one
 * (facts.md 36, 37).
 */
export function isOwnAttribute(attribute: Formed): boolean {
  const { local } = attribute;
  const holds = (own: boolean): boolean => (own ? holdsAsOwn(attribute) : holdsAsTerms(attribute));
  return holds(local) || !holds(!local) ? local : !local;
}

/** How the shop tells the options of an attribute apart: those of an own one by their text, those of its terms folded. */
export function optionKeys(attribute: Formed): (option: string) => string {
  return isOwnAttribute(attribute) ? plainOption : foldedName;
}

/** The options of an attribute in their order, without those that the shop takes for an earlier one. */
export function distinctOptions(attribute: Formed): string[] {
  const keyOf = optionKeys(attribute);
  const distinct = new Map<string, string>();
  for (const option of attribute.options) {
    const key = keyOf(option);
    if (!distinct.has(key)) distinct.set(key, option);
  }
  return [...distinct.values()];
}

/** The options that the shop can hold in neither form: it would split, strip or drop them (facts.md 34, 36). */
export function unheldOptions(attribute: Formed): string[] {
  const isOwn = isOwnAttribute(attribute);
  return distinctOptions(attribute).filter((option) =>
    isOwn ? NOT_OF_AN_OWN.test(option) : !isTermHeld(option),
  );
}

/** The distinct options without those. */
export function heldOptions(attribute: Formed): string[] {
  const unheld = new Set(unheldOptions(attribute));
  return distinctOptions(attribute).filter((option) => !unheld.has(option));
}

/** An option with its runs of blanks as one: the shop keeps them in one place, and not in the other (facts.md 34). */
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
