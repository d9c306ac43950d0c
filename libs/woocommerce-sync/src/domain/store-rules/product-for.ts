import type {
  CatalogCategory,
  CatalogProduct,
  CatalogTexts,
  CatalogVariant,
} from '../catalog/catalog-product';
import type { Flaw, FlawedPart } from '../catalog/flaw';
import type { FieldGroup } from '../fields/product-fields';
import type { CatalogRules } from './catalog-rules';
import { ownPrice, ownStock } from './own-offer';
import { sellingOf, type Selling, type WithinCategories } from './product-filter';

/** A product as one store sees it; or why nobody can tell whether that store sells it. */
export type ProductView =
  | { readonly kind: 'product'; readonly product: CatalogProduct }
  | Extract<Selling, { kind: 'unclear' }>;

/**
 * A product of the ERP as one store sees it: at the price of its list, with the pieces of its
 * warehouses, in its language. Everything that is planned and written follows from this view alone.
 * What the rules do not find there is a flaw of that field, so that it fails alone. A product that
 * the store does not sell is marked (`unsold`); to be trashed, it is archived for this store.
 */
export function productFor(
  rules: CatalogRules,
  product: CatalogProduct,
  within: WithinCategories,
): ProductView {
  // What the ERP has archived is taken down, whoever sells it.
  const isAsked = rules.filter !== null && product.status !== 'archived';
  const selling = isAsked ? sellingOf(rules.filter, product, within) : null;
  if (selling?.kind === 'unclear') return selling;
  if (selling?.kind === 'unsold') return { kind: 'product', product: unsoldBy(rules, product) };
  if (takesAsIs(rules)) return { kind: 'product', product };
  const texts = ownTexts(rules.language, product);
  const own = {
    ...product,
    ...texts.own,
    ...offerOf(rules, product, texts),
    variants: product.variants.map((variant) => variantFor(rules, variant)),
  };
  return { kind: 'product', product: own };
}

/**
 * A category as one store sees it: in its language. A flaw where its texts in that language cannot
 * be read: in the ERP's own it would be given another name.
 */
export function categoryFor(
  rules: CatalogRules,
  category: CatalogCategory,
): CatalogCategory | Flaw {
  const [broken] = flawsOfTexts(rules.language, category.flaws ?? []);
  if (broken !== undefined) return broken;
  const own = textsIn(rules.language, category.texts);
  if (own === undefined) return category;
  return { ...category, ...givenOf({ ...own, shortDescription: null }) };
}

/** Whether a store's view of a product is the product itself. */
function takesAsIs({ priceList, currency, warehouses, language }: CatalogRules): boolean {
  return priceList === null && currency === null && warehouses === null && language === null;
}

function unsoldBy({ unsold }: CatalogRules, product: CatalogProduct): CatalogProduct {
  return { ...product, unsold, status: unsold === 'trash' ? 'archived' : product.status };
}

function variantFor(rules: CatalogRules, variant: CatalogVariant): CatalogVariant {
  return { ...variant, ...offerOf(rules, variant, NO_TEXTS) };
}

/** Price and stock of what is sold, and all that is wrong with it. */
function offerOf(
  rules: CatalogRules,
  sold: CatalogProduct | CatalogVariant,
  texts: Pick<OwnTexts, 'flaws' | 'replaces'>,
): Pick<CatalogProduct, 'price' | 'stock' | 'flaws'> {
  const price = ownPrice(rules, sold);
  const stock = ownStock(rules, sold);
  const listed = price.value === sold.price ? [] : (['price', 'sale'] as const);
  // What is wrong with the ERP's own words does not touch what stands in their place.
  const replaced = new Set<FlawedPart>([...listed, ...texts.replaces]);
  const known = (sold.flaws ?? []).filter(({ part }) => !replaced.has(part));
  const found = [price.flaw, stock.flaw].filter((flaw) => flaw !== null);
  const flaws = [...found, ...texts.flaws, ...known];
  return {
    price: price.value,
    stock: stock.value,
    ...(flaws.length === 0 && sold.flaws === undefined ? {} : { flaws }),
  };
}

/** What a store's language says of a product. */
interface OwnTexts {
  readonly own: Partial<CatalogProduct>;
  /** What is wrong with it. */
  readonly flaws: readonly Flaw[];
  /** Of which groups nothing of the ERP's own texts is left. */
  readonly replaces: readonly FieldGroup[];
}

const NO_TEXTS: OwnTexts = { own: {}, flaws: [], replaces: [] };

function ownTexts(language: string | null, { texts, flaws = [] }: CatalogProduct): OwnTexts {
  if (language === null) return NO_TEXTS;
  const broken = flawsOfTexts(language, flaws);
  const own = givenOf(textsIn(language, texts) ?? {});
  return {
    own,
    // Of a language that cannot be read none of its texts is known.
    flaws: broken.flatMap((flaw) => GROUPS_OF_TEXTS.map((part) => ({ ...flaw, part }))),
    replaces: GROUPS_OF_TEXTS.filter((group) => TEXTS[group].every((text) => text in own)),
  };
}

/** What is wrong with the texts of a language, or with all. */
function flawsOfTexts(language: string | null, flaws: readonly Flaw[]): readonly Flaw[] {
  if (language === null) return [];
  const path = `texts.${language}`;
  return flaws.filter(
    ({ part, field }) =>
      part === 'texts' && (field === 'texts' || `${field}.`.startsWith(`${path}.`)),
  );
}

/** The texts of a language, by the groups that they are written in. */
const TEXTS = {
  name: ['name'],
  slug: ['slug'],
  descriptions: ['description', 'shortDescription'],
} as const satisfies Partial<Record<FieldGroup, readonly (keyof CatalogTexts)[]>>;

const GROUPS_OF_TEXTS = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

function textsIn<T>(
  language: string | null,
  texts: Readonly<Record<string, T>> | undefined,
): T | undefined {
  if (language === null || texts === undefined || !Object.hasOwn(texts, language)) return undefined;
  return texts[language];
}

/** Those that are there, by name: the ERP's own hold for all others. */
function givenOf(texts: CatalogTexts): Partial<Record<keyof CatalogTexts, string>> {
  const given = Object.entries(texts).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(given);
}
