import { z } from 'zod';
import { flag, integer, type SettingsRule } from '@cypher/platform';
import { subjectId } from './application/dto/subject-id';
import { UNSOLD_ACTIONS } from './domain/catalog/catalog-product';
import { FieldOwnership, type Owners } from './domain/fields/field-ownership';
import type { CatalogRules } from './domain/store-rules/catalog-rules';
import type { ProductFilter } from './domain/store-rules/product-filter';
import { answer } from './named-pairs';

/** Longest name of a price list, flag or tag, and longest id of a warehouse. */
const LONGEST_NAME = 200;

const KINDS = ['categories', 'tags', 'flags'] as const;
type Kind = (typeof KINDS)[number];

/** `RO,DE`: names, each once. */
function names(): z.ZodType<ReadonlySet<string>, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    return answer(namesIn(text, problems), problems, context);
  });
}

/**
 * `categories=led,neon;flags=web`: which products are sold. Of each kind that is named a product
 * needs one entry.
 */
export function productFilter(): z.ZodType<ProductFilter, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    const named = new Map<Kind, ReadonlySet<string>>();
    for (const part of text.split(';')) {
      const at = part.indexOf('=');
      const kind = KINDS.find((one) => one === part.slice(0, at).trim());
      if (at === -1 || kind === undefined)
        problems.push(
          `"${part.trim()}" is none of ${KINDS.map((one) => `${one}=…`).join(', ')}; parts are separated by ";"`,
        );
      else if (named.has(kind)) problems.push(`${kind} is named twice`);
      else named.set(kind, namesIn(part.slice(at + 1), problems, kind));
    }
    for (const id of named.get('categories') ?? [])
      if (!subjectId.safeParse(id).success) problems.push(`"${id}" is no id of a category`);
    const of = (kind: Kind): ReadonlySet<string> | null => named.get(kind) ?? null;
    const filter = { categories: of('categories'), tags: of('tags'), flags: of('flags') };
    return answer(filter, problems, context);
  });
}

function namesIn(text: string, problems: string[], what = 'the list'): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of text.split(',').map((one) => one.trim())) {
    if (name === '') problems.push(`${what} has an empty name`);
    else if (name.length > LONGEST_NAME)
      problems.push(`a name in ${what} has more than ${LONGEST_NAME} characters`);
    else if (found.has(name)) problems.push(`${name} is named twice`);
    else found.add(name);
  }
  return found;
}

/** What of the ERP's catalogue is a shop's. */
export const CATALOG_RULES = {
  PRICE_LIST: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_NAME)
    .optional()
    .describe('The ERP’s price list that the shop sells by; without it the ERP’s own prices'),
  PRICE_LIST_FALLBACK: flag()
    .default(false)
    .describe(
      'Sell at the ERP’s own price what has none in PRICE_LIST; else its price fails with PRICE_NOT_IN_LIST, and no new product is made of it',
    ),
  PRICE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code such as EUR')
    .optional()
    .describe(
      'The currency that prices have to be in, such as EUR; one in another fails with CURRENCY_MISMATCH. Without it only the currency that the shop shows is checked',
    ),
  STOCK_WAREHOUSES: names()
    .optional()
    .describe(
      'The ERP’s warehouses whose pieces the shop sells, such as RO,DE; without it all that the ERP has',
    ),
  STOCK_PERCENT: integer(0, 100)
    .default(100)
    .describe(
      'How much of the free pieces of each product is the shop’s, in percent, rounded down; STOCK_SAFETY and then STOCK_CAP count after it',
    ),
  STOCK_SAFETY: integer(0, 1_000_000)
    .default(0)
    .describe('Pieces of each product that are kept back from the shop'),
  STOCK_CAP: integer(0, 1_000_000_000)
    .optional()
    .describe('The most pieces that the shop is shown of a product'),
  SHOP_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as ro or pt-BR')
    .optional()
    .describe(
      'The language of names and descriptions, as the ERP’s texts have it, such as ro; where it has none, and without this, the ERP’s own',
    ),
  PRODUCT_FILTER: productFilter()
    .optional()
    .describe(
      'Which products the shop sells, such as categories=led,neon;tags=outlet;flags=web: of each kind that is named a product needs one. A category includes what lies below it. Without it all',
    ),
  PRODUCT_FILTER_LEAVES: z
    .enum(UNSOLD_ACTIONS)
    .default('trash')
    .describe(
      'What becomes of a product of the shop that PRODUCT_FILTER leaves out: trash takes it down, draft hides it, leave writes nothing of it any more, its stock included',
    ),
};

/** What these settings, and that of ownership, are read as. */
interface CatalogSettings {
  readonly PRICE_LIST?: string | undefined;
  readonly PRICE_LIST_FALLBACK: boolean;
  readonly PRICE_CURRENCY?: string | undefined;
  readonly STOCK_WAREHOUSES?: ReadonlySet<string> | undefined;
  readonly SHOP_LANGUAGE?: string | undefined;
  readonly PRODUCT_FILTER?: ProductFilter | undefined;
  readonly PRODUCT_FILTER_LEAVES: CatalogRules['unsold'];
}

/** The rules that such settings say. */
export function catalogRulesOf(settings: CatalogSettings): CatalogRules {
  return {
    priceList: settings.PRICE_LIST ?? null,
    fallsBackToOwnPrice: settings.PRICE_LIST_FALLBACK,
    currency: settings.PRICE_CURRENCY ?? null,
    warehouses: settings.STOCK_WAREHOUSES ?? null,
    language: settings.SHOP_LANGUAGE ?? null,
    filter: settings.PRODUCT_FILTER ?? null,
    unsold: settings.PRODUCT_FILTER_LEAVES,
  };
}

/** Nobody could hide a product whose status is the shop's, or bring it back. */
export const HIDING_NEEDS_STATUS: SettingsRule = {
  about: ['PRODUCT_FILTER_LEAVES', 'FIELD_OWNERSHIP'],
  broken: ({ PRODUCT_FILTER_LEAVES: leaves, FIELD_OWNERSHIP: owners }) =>
    problemWithHiding(String(leaves), owners as Partial<Owners> | undefined),
};

/** What is wrong with hiding products where their status is owned so; null for nothing. */
export function problemWithHiding(
  leaves: string,
  owners: Partial<Owners> | undefined,
): string | null {
  const isOurs = new FieldOwnership(owners).writes('status', false);
  return leaves !== 'draft' || isOurs
    ? null
    : 'PRODUCT_FILTER_LEAVES=draft hides products by their status, which FIELD_OWNERSHIP leaves to the shop: leave it to cypher, or choose trash or leave';
}
