/**
 * Ids of different kinds may be equal: WordPress counts posts, terms and the rest each for
 * themselves.
 */
export type IdKind = string;

/** Kind of the ids of a list or object that stands under this key. */
const KIND_OF_LIST: Readonly<Record<string, IdKind>> = {
  categories: 'term',
  tags: 'term',
  brands: 'term',
  attributes: 'attribute',
  meta_data: 'meta',
  images: 'post',
  image: 'post',
  line_items: 'item',
  shipping_lines: 'item',
  fee_lines: 'item',
  coupon_lines: 'item',
  tax_lines: 'item',
  taxes: 'tax',
  refunds: 'post',
};

/** Kind of the id that stands under this key, whatever it stands in. */
const KIND_OF_KEY: Readonly<Record<string, IdKind>> = {
  product_id: 'post',
  variation_id: 'post',
  parent_id: 'post',
  order_id: 'post',
  variations: 'post',
  include: 'post',
  exclude: 'post',
  product: 'post',
  parent: 'term',
  category: 'term',
  tag: 'term',
  customer_id: 'user',
  customer: 'user',
  rate_id: 'tax',
  new_draft_order_id: 'post',
};

const RESOURCES: readonly (readonly [RegExp, IdKind])[] = [
  [/^\/products\/(categories|tags|brands)/, 'term'],
  [/^\/products\/attributes\/[^/]+\/terms/, 'term'],
  [/^\/products\/attributes/, 'attribute'],
  [/^\/(products|variations)/, 'post'],
  [/^\/orders\/[^/]+\/notes/, 'note'],
  [/^\/(orders|coupons|refunds)/, 'post'],
  [/^\/customers/, 'user'],
  [/^\/webhooks/, 'webhook'],
  [/^\/taxes/, 'tax'],
  [/^\/shipping\/zones\/[^/]+\/methods/, 'method'],
  [/^\/shipping\/zones/, 'zone'],
];

/** Kind of the things that a path lists or names last. */
export function kindOfPath(path: string): IdKind {
  return RESOURCES.find(([pattern]) => pattern.test(path))?.[1] ?? 'post';
}

/**
 * Kind of the id that stands at `keys` in an answer or a body of this path; null where there stands
 * none.
 */
export function kindOfKeys(keys: readonly (string | number)[], path: string): IdKind | null {
  const names = keys.filter((key): key is string => typeof key === 'string');
  const last = names.at(-1);
  if (last === undefined || last === 'resource_id') return kindOfPath(path);
  if (last === 'id') {
    const lists = names.slice(0, -1).filter((name) => name in KIND_OF_LIST);
    const list = lists.at(-1);
    if (list === 'meta_data') return kindOfMeta(lists, path);
    return list === undefined ? kindOfPath(path) : (KIND_OF_LIST[list] ?? null);
  }
  // A batch deletes by bare ids.
  if (last === 'delete') return kindOfPath(path);
  return KIND_OF_KEY[last] ?? null;
}

/** Products, orders and lines of orders number what is kept with them each for themselves. */
function kindOfMeta(lists: readonly string[], path: string): IdKind {
  if (lists.some((name) => name.endsWith('_items') || name.endsWith('_lines'))) return 'item meta';
  if (/^\/customers/.test(path)) return 'user meta';
  return /^\/(orders|refunds)/.test(path) ? 'order meta' : 'meta';
}
