import { slugOf } from '@cypher/shop-text';
import { flagOf } from '../../texts/coercions';
import { LINE, PARENTS, postListArgs, POST_ORDERS, TEXTS } from '../../rest/list-args';
import {
  flag,
  initially,
  listOf,
  objectOf,
  oneOf,
  text,
  type Argument,
  type Arguments,
} from '../../rest/schema';
import { idsOf, textsOf } from '../../rest/values';
import { flagValue } from '../../rest/clean';
import { keyText } from '../../texts/sanitize';
import { PRODUCT_TYPES, STOCK_STATUSES } from './product-words';

/** What a list of products can be sorted by, as WooCommerce lists it, with its repetitions. */
const ORDERS = [
  ...POST_ORDERS,
  'popularity',
  'rating',
  'post__in',
  'price',
  'sales',
  'menu_order',
  'random',
  'popularity',
  'rating',
  'menu_order',
  'price',
  'popularity',
  'rating',
];
const LISTED = ['draft', 'pending', 'private', 'publish'] as const;
const TAX_CLASSES = ['standard', 'reduced-rate', 'zero-rate'] as const;

const NAMED_IDS: Argument = { ...text, clean: idsOf };
const LOOSE_FLAG: Argument = { ...flag, clean: flagOf };
const STRICT_FLAG: Argument = { ...flag, clean: flagValue };
const STATUS: Argument = initially('any', {
  ...oneOf('any', 'future', 'trash', ...LISTED),
  clean: keyText,
});

const some = (...known: readonly string[]): Argument => ({
  ...listOf(oneOf(...known)),
  clean: textsOf,
});

/** What a list of products takes. */
export const PRODUCT_LIST: Arguments = {
  ...postListArgs(ORDERS),
  ...PARENTS,
  brand: NAMED_IDS,
  slug: text,
  status: STATUS,
  type: { ...oneOf(...PRODUCT_TYPES), clean: keyText },
  sku: LINE,
  featured: LOOSE_FLAG,
  category: NAMED_IDS,
  tag: NAMED_IDS,
  shipping_class: NAMED_IDS,
  attribute: LINE,
  attribute_term: NAMED_IDS,
  tax_class: oneOf(...TAX_CLASSES),
  on_sale: LOOSE_FLAG,
  min_price: LINE,
  max_price: LINE,
  include_meta: TEXTS,
  exclude_meta: TEXTS,
  stock_status: oneOf(...STOCK_STATUSES),
  search_sku: LINE,
  search_name_or_sku: LINE,
  search_fields: {
    ...listOf(oneOf('name', 'global_unique_id', 'description', 'short_description', 'sku')),
    initial: [],
    clean: (value) => [...new Set(textsOf(value).map(slugOf))],
  },
  include_status: some('any', 'future', 'trash', ...LISTED),
  exclude_status: some('future', 'trash', ...LISTED),
  include_types: some(...PRODUCT_TYPES),
  exclude_types: some(...PRODUCT_TYPES),
  downloadable: STRICT_FLAG,
  virtual: STRICT_FLAG,
  pos_products_only: LOOSE_FLAG,
};

/** What a list of variations takes, of one product or of all. */
export const VARIATION_LIST: Arguments = {
  ...postListArgs([...POST_ORDERS, 'menu_order']),
  ...PARENTS,
  slug: text,
  status: STATUS,
  sku: LINE,
  tax_class: oneOf(...TAX_CLASSES),
  on_sale: LOOSE_FLAG,
  min_price: LINE,
  max_price: LINE,
  include_meta: TEXTS,
  exclude_meta: TEXTS,
  stock_status: oneOf(...STOCK_STATUSES),
  has_price: LOOSE_FLAG,
  attributes: listOf(objectOf({ attribute: text, term: text, terms: { type: 'array' } })),
  virtual: STRICT_FLAG,
  downloadable: STRICT_FLAG,
  include_status: some('any', 'future', 'trash', ...LISTED),
  exclude_status: some('future', 'trash', ...LISTED),
  pos_products_only: LOOSE_FLAG,
};
