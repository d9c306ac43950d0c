import type { CatalogProduct, CatalogVariant } from '../../../domain/catalog/catalog-product';
import { caselessName } from '../../../domain/catalog/folded-name';
import type { CatalogRules } from '../../../domain/store-rules/catalog-rules';
import type { CategoryCatalog } from '../../ports/erp-catalog.port';
import type { CatalogScanPage } from '../scan/catalog-scan';

/** What a plan may note of rules; stable, since clients have a sentence for each. */
export const PLAN_NOTE_CODES = [
  /** `PRODUCT_FILTER` names a category that the ERP does not have. */
  'CATEGORY_UNMET',
  /** `PRODUCT_FILTER` names a tag that no product has. */
  'TAG_UNMET',
  /** `PRODUCT_FILTER` names a flag that no product has. */
  'FLAG_UNMET',
  /** `PRICE_LIST` is a list that no product or variant has a price in. */
  'PRICE_LIST_UNMET',
  /** `STOCK_WAREHOUSES` names one that no product or variant has pieces in. */
  'WAREHOUSE_UNMET',
  /** `SHOP_LANGUAGE` is one that no product has texts in. */
  'LANGUAGE_UNMET',
] as const;

/** One of them. */
export type PlanNoteCode = (typeof PLAN_NOTE_CODES)[number];

/** Something that rules name and the ERP nowhere has: most likely it is misspelt. */
export interface PlanNote {
  readonly code: PlanNoteCode;
  /** What the rules name. */
  readonly names: string;
  /** Products of the ERP without it; those that it has archived do not count. */
  readonly products: number;
}

/** Whether a product has what rules name. */
const HAS: Readonly<Record<PlanNoteCode, (product: CatalogProduct, name: string) => boolean>> = {
  CATEGORY_UNMET: ({ categoryIds }, name) => categoryIds.includes(name),
  TAG_UNMET: ({ tags }, name) =>
    tags?.some((tag) => caselessName(tag) === caselessName(name)) === true,
  FLAG_UNMET: ({ flags }, name) => flags?.includes(name) === true,
  PRICE_LIST_UNMET: (product, name) =>
    soldOf(product).some(({ prices }) => prices?.some(({ list }) => list === name)),
  WAREHOUSE_UNMET: (product, name) =>
    soldOf(product).some(({ stock }) => stock.warehouses?.some(({ id }) => id === name)),
  LANGUAGE_UNMET: ({ texts }, name) => texts !== undefined && Object.hasOwn(texts, name),
};

/** The field of a product that nobody can tell it by, where a filter asks for it. */
const FIELD: Readonly<Partial<Record<PlanNoteCode, string>>> = {
  CATEGORY_UNMET: 'categoryIds',
  TAG_UNMET: 'tags',
  FLAG_UNMET: 'flags',
};

/** Looks out for what rules name, page by page; what it holds does not grow with the catalogue. */
export class RuleSightings {
  private readonly named: { code: PlanNoteCode; names: string; products: number; isMet: boolean }[];

  constructor(rules: CatalogRules, { categories, invalid }: CategoryCatalog) {
    this.named = namesIn(rules).map(([code, names]) => ({
      code,
      names,
      products: 0,
      // One without a product is there all the same.
      isMet: code === 'CATEGORY_UNMET' && (categories.has(names) || invalid.has(names)),
    }));
  }

  /** Looks at one page of the scan. */
  see({ products, invalid }: Pick<CatalogScanPage, 'products' | 'invalid'>): void {
    for (const named of this.named) {
      const { code, names } = named;
      named.products += invalid.filter(({ field }) => field === FIELD[code]).length;
      for (const { product } of products)
        if (!HAS[code](product, names)) named.products += isSold(product) ? 1 : 0;
        else if (code !== 'CATEGORY_UNMET') named.isMet = true;
    }
  }

  /** What was nowhere met; nothing where the ERP lists no product that could have it. */
  notes(): PlanNote[] {
    return this.named
      .filter(({ isMet, code, products }) => !isMet && (products > 0 || code === 'CATEGORY_UNMET'))
      .map(({ code, names, products }) => ({ code, names, products }));
  }
}

function namesIn({ filter, priceList, warehouses, language }: CatalogRules) {
  const one = (name: string | null): readonly string[] => (name === null ? [] : [name]);
  const named: readonly (readonly [PlanNoteCode, Iterable<string>])[] = [
    ['CATEGORY_UNMET', filter?.categories ?? []],
    ['TAG_UNMET', filter?.tags ?? []],
    ['FLAG_UNMET', filter?.flags ?? []],
    ['PRICE_LIST_UNMET', one(priceList)],
    ['WAREHOUSE_UNMET', warehouses ?? []],
    ['LANGUAGE_UNMET', one(language)],
  ];
  return named.flatMap(([code, names]) => [...names].map((name) => [code, name] as const));
}

/** A product with its variants: each has a price and pieces of its own. */
function soldOf(product: CatalogProduct): readonly (CatalogProduct | CatalogVariant)[] {
  return [product, ...product.variants];
}

/** Whether the ERP has not archived it; a filter may have, for this store alone. */
function isSold({ status, unsold }: CatalogProduct): boolean {
  return status !== 'archived' || unsold !== undefined;
}
