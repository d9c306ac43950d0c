import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { holdsText } from '../../texts/collation-order';
import { isEmpty, trimmed } from '../../texts/php';
import { variationTitle } from '../attributes/attribute-view';

/** What a list searches for. */
export interface Search {
  /** Whether variations are among what it finds. */
  readonly findsVariations: boolean;
  fits(product: StoreProduct, shop: Shop): boolean;
}

type Column = (product: StoreProduct, shop: Shop) => string;

const COLUMNS: Readonly<Record<string, Column>> = {
  name: (product, shop) => (product.parentId === 0 ? product.name : variationTitle(product, shop)),
  sku: ({ sku }) => sku,
  global_unique_id: ({ global_unique_id }) => global_unique_id,
  description: ({ description, parentId }) => (parentId === 0 ? description : ''),
  short_description: ({ short_description }) => short_description,
};

/**
 * The search of a list; of several only one counts: in some fields, then by name or SKU, then by
 * SKU. Null where a SKU alone, or nothing, is looked for.
 */
export function searchesOf(params: Params): Search | null {
  const [fields, text] = [
    params['search_fields'] as readonly string[],
    trimmed(textOf(params['search'])),
  ];
  if (fields.length > 0 && text !== '') return byTokens(text, fields);
  const nameOrSku = textOf(params['search_name_or_sku']);
  if (nameOrSku !== '') return byTokens(nameOrSku, ['name', 'sku']);
  const sku = textOf(params['search_sku']);
  const bySku: Search | null = isEmpty(sku)
    ? null
    : {
        findsVariations: true,
        fits: (product) => product.sku !== '' && holdsText(product.sku, sku),
      };
  const whole = textOf(params['search']);
  if (whole === '') return bySku;
  const wanted = wordsOf(whole);
  return {
    findsVariations: bySku?.findsVariations ?? !isEmpty(params['sku']),
    fits: (product, shop) =>
      hasWords(product, wanted, shop) && (bySku?.fits(product, shop) ?? true),
  };
}

/** Every word stands in one of the fields. */
function byTokens(text: string, fields: readonly string[]): Search {
  const tokens = text
    .split(' ')
    .map(trimmed)
    .filter((token) => !isEmpty(token));
  const columns = fields.flatMap((field) => COLUMNS[field] ?? []);
  return {
    findsVariations: tokens.length > 0,
    fits: (product, shop) =>
      tokens.every((token) => columns.some((read) => holdsText(read(product, shop), token))),
  };
}

/** Words that are too common to look for, as WordPress has them in English. */
const COMMON = new Set(
  'about an are as at be by com for from how in is it of on or that the this to was what when where who will with www'.split(
    ' ',
  ),
);
/** More words than these are looked for as one text. */
const MOST_WORDS = 9;
const WORD = /".*?("|$)|((?<=[\t ",+])|^)[^\t ",+]+/g;

/** The words of a search; quoted ones are one. */
function wordsOf(text: string): readonly string[] {
  const words = [...text.matchAll(WORD)].flatMap(([found]) => {
    const word = /^".+"$/.test(found)
      ? found.replace(/^["']+|["']+$/g, '')
      : found.replace(/^["' ]+|["' ]+$/g, '');
    const isIdle = isEmpty(word) || /^[a-z-]$/i.test(word) || COMMON.has(word.toLowerCase());
    return isIdle ? [] : [word];
  });
  return words.length === 0 || words.length > MOST_WORDS ? [text] : words;
}

/** Each word stands in the name or a description; one behind a minus in none of them. */
function hasWords(product: StoreProduct, words: readonly string[], shop: Shop): boolean {
  const texts = ['name', 'short_description', 'description'].map(
    (field) => COLUMNS[field]?.(product, shop) ?? '',
  );
  return words.every((word) => {
    const isUnwanted = word.startsWith('-');
    const isThere = texts.some((text) => holdsText(text, isUnwanted ? word.slice(1) : word));
    return isThere !== isUnwanted;
  });
}
