import {
  anything,
  flag,
  initially,
  listOf,
  moment,
  objectOf,
  oneOf,
  text,
  whole,
  type Arguments,
  type Schema,
} from '../../rest/schema';
import { PRODUCT_TYPES, STOCK_STATUSES, TAX_STATUSES, VISIBILITIES } from './product-words';

const TERMS = listOf(objectOf({ id: whole, name: text, slug: text }));
const DOWNLOADS = listOf(objectOf({ id: text, name: text, file: text }));
const ADDRESS: Schema = { ...text, format: 'uri' };
const DATES = {
  date_created: moment,
  date_created_gmt: moment,
  date_modified: moment,
  date_modified_gmt: moment,
};

/** A picture as it is sent. */
export const IMAGE = objectOf({ id: whole, ...DATES, src: ADDRESS, name: text, alt: text });

/** Rows of meta data. */
export const META = listOf(objectOf({ id: whole, key: text, value: anything }));

const SIZE = objectOf({ length: text, width: text, height: text });
const ID_LIST = listOf(whole);

/** What a write of a product takes, in the order in which the shop complains. */
export const PRODUCT_WRITE: Arguments = {
  name: text,
  slug: text,
  date_created: moment,
  date_created_gmt: moment,
  type: oneOf(...PRODUCT_TYPES),
  status: oneOf('draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'),
  featured: flag,
  catalog_visibility: oneOf(...VISIBILITIES),
  description: text,
  short_description: text,
  sku: text,
  global_unique_id: text,
  regular_price: text,
  sale_price: text,
  date_on_sale_from: moment,
  date_on_sale_from_gmt: moment,
  date_on_sale_to: moment,
  date_on_sale_to_gmt: moment,
  virtual: flag,
  downloadable: flag,
  downloads: DOWNLOADS,
  download_limit: whole,
  download_expiry: whole,
  external_url: ADDRESS,
  button_text: text,
  tax_status: oneOf(...TAX_STATUSES),
  tax_class: text,
  manage_stock: flag,
  stock_quantity: whole,
  stock_status: oneOf(...STOCK_STATUSES),
  backorders: oneOf('no', 'notify', 'yes'),
  low_stock_amount: { type: ['integer', 'null'] },
  sold_individually: flag,
  weight: text,
  dimensions: SIZE,
  shipping_class: text,
  reviews_allowed: flag,
  post_password: text,
  upsell_ids: ID_LIST,
  cross_sell_ids: ID_LIST,
  parent_id: whole,
  purchase_note: text,
  categories: TERMS,
  brands: TERMS,
  tags: TERMS,
  images: listOf(IMAGE),
  attributes: listOf(
    objectOf({
      id: whole,
      name: text,
      position: whole,
      visible: flag,
      variation: flag,
      options: listOf(text),
    }),
  ),
  default_attributes: listOf(objectOf({ id: whole, name: text, option: text })),
  menu_order: whole,
  meta_data: META,
};

/** What a new product is where its maker does not say otherwise. */
const PRODUCT_INITIAL: Readonly<Record<string, unknown>> = {
  type: 'simple',
  status: 'publish',
  featured: false,
  catalog_visibility: 'visible',
  virtual: false,
  downloadable: false,
  download_limit: -1,
  download_expiry: -1,
  tax_status: 'taxable',
  manage_stock: false,
  stock_status: 'instock',
  backorders: 'no',
  sold_individually: false,
  reviews_allowed: true,
};

/** What a write of a variation takes. */
export const VARIATION_WRITE: Arguments = {
  description: text,
  sku: text,
  global_unique_id: text,
  regular_price: text,
  sale_price: text,
  date_on_sale_from: moment,
  date_on_sale_from_gmt: moment,
  date_on_sale_to: moment,
  date_on_sale_to_gmt: moment,
  status: oneOf('draft', 'pending', 'private', 'publish'),
  virtual: flag,
  downloadable: flag,
  downloads: DOWNLOADS,
  download_limit: whole,
  download_expiry: whole,
  tax_status: oneOf(...TAX_STATUSES),
  tax_class: text,
  manage_stock: { type: ['boolean', 'string'] },
  stock_quantity: whole,
  stock_status: oneOf(...STOCK_STATUSES),
  backorders: oneOf('no', 'notify', 'yes'),
  low_stock_amount: { type: ['integer', 'null'] },
  weight: text,
  dimensions: SIZE,
  shipping_class: text,
  image: IMAGE,
  gallery_image_ids: listOf({ ...whole, minimum: 1 }),
  attributes: listOf(objectOf({ id: whole, name: text, option: text })),
  menu_order: whole,
  meta_data: META,
};

const VARIATION_INITIAL: Readonly<Record<string, unknown>> = {
  status: 'publish',
  virtual: false,
  downloadable: false,
  download_limit: -1,
  download_expiry: -1,
  tax_status: 'taxable',
  manage_stock: false,
  stock_status: 'instock',
  backorders: 'no',
};

/** What making a product, or a variation, takes: the same, with what it is by itself. */
export const PRODUCT_CREATE = withInitial(PRODUCT_WRITE, PRODUCT_INITIAL);
export const VARIATION_CREATE = withInitial(VARIATION_WRITE, VARIATION_INITIAL);

/** What a batch puts into a new product, or variation, that does not say so itself. */
export const INITIAL = { product: PRODUCT_INITIAL, variation: VARIATION_INITIAL } as const;

function withInitial(args: Arguments, values: Readonly<Record<string, unknown>>): Arguments {
  return Object.fromEntries(
    Object.entries(args).map(([name, argument]) => [
      name,
      name in values ? initially(values[name], argument) : argument,
    ]),
  );
}
