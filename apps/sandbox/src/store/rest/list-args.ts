import { countOf } from '../texts/php';
import { lineText } from '../texts/sanitize';
import {
  flag,
  initially,
  listOf,
  oneOf,
  text,
  whole,
  type Argument,
  type Arguments,
} from './schema';
import { idsOf, textsOf } from './values';

/** Reading something as customers see it, or as the shopkeeper wrote it. */
export const CONTEXT: Argument = initially('view', oneOf('view', 'edit'));

/** A list of ids that is not checked: what is none of an id is 0. */
export const IDS: Argument = { ...listOf(whole), isUnchecked: true, initial: [], clean: idsOf };

/** A line of text. */
export const LINE: Argument = { ...text, clean: lineText };

/** A list of texts that is not checked. */
export const TEXTS: Argument = { ...listOf(text), isUnchecked: true, initial: [], clean: textsOf };

const MOMENT: Argument = { ...text, format: 'date-time' };

/** Pages of any list (fact 24). */
export const PAGES = {
  context: CONTEXT,
  page: { ...whole, initial: 1, minimum: 1, clean: countOf },
  per_page: { ...whole, initial: 10, minimum: 1, maximum: 100, clean: countOf },
} as const satisfies Arguments;

/** Which ids, and from where on. */
const SELECTION = {
  exclude: IDS,
  include: IDS,
  offset: { ...whole, clean: countOf },
} as const satisfies Arguments;

/** Lists of what WordPress keeps as posts: products, orders, coupons. */
export function postListArgs(orderBy: readonly string[]): Arguments {
  return {
    ...PAGES,
    search: LINE,
    after: MOMENT,
    before: MOMENT,
    modified_after: MOMENT,
    modified_before: MOMENT,
    dates_are_gmt: initially(false, flag),
    ...SELECTION,
    order: initially('desc', oneOf('asc', 'desc')),
    orderby: initially('date', oneOf(...orderBy)),
  };
}

/** What every list of posts can be sorted by. */
export const POST_ORDERS = ['date', 'id', 'include', 'title', 'slug', 'modified'] as const;

/** Parents of what lies in a tree. */
export const PARENTS = { parent: IDS, parent_exclude: IDS } as const satisfies Arguments;

/** Lists of terms. */
export const TERM_LIST: Arguments = {
  ...PAGES,
  search: LINE,
  ...SELECTION,
  order: initially('asc', oneOf('asc', 'desc')),
  orderby: initially(
    'name',
    oneOf('id', 'include', 'name', 'slug', 'term_group', 'description', 'count'),
  ),
  hide_empty: initially(false, flag),
  parent: { ...whole, clean: countOf },
  product: whole,
  slug: { type: ['string', 'array'], items: text },
};
