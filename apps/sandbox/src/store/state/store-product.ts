/** A picture in the media library. */
export interface StoreImage {
  readonly id: number;
  /** File name below the shop's uploads. */
  readonly file: string;
  /** Where it was downloaded from. */
  readonly source: string;
  name: string;
  alt: string;
  readonly createdAt: number;
  modifiedAt: number;
}

/** An attribute of a product; `id` 0 is one of its own, else a global one. */
export interface ProductAttribute {
  /**
   * What it is kept under: its name in the form of a slug; of a global one its slug, as in
   * `pa_color`.
   */
  readonly key: string;
  readonly id: number;
  readonly name: string;
  readonly position: number;
  readonly visible: boolean;
  readonly variation: boolean;
  /** Of one of its own: the texts. */
  readonly options: readonly string[];
  /** Of a global one: ids of its terms. */
  readonly terms?: readonly number[];
}

/** The value that a variation has of an attribute of its product. */
export interface VariationOption {
  /** What the product keeps the attribute under. */
  readonly key: string;
  /** A text; of a global attribute the slug of a term. `''` stands for any. */
  readonly option: string;
}

/** One row of a product's meta data. */
export interface StoredMeta {
  readonly id: number;
  readonly key: string;
  readonly value: unknown;
}

/**
 * A product, or a variation, as the double keeps it, in WooCommerce's own words; instants are
 * milliseconds in UTC.
 */
export interface StoreProduct {
  readonly id: number;
  name: string;
  slug: string;
  type: string;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  /** Of a product: what it lies under; nothing follows from it. */
  above: number;
  /** Of a product: its properties. */
  attributes: ProductAttribute[];
  /** Of a variation: its value of each attribute of its product. Of a product: none. */
  options: VariationOption[];
  /** Of a variable product: the options that it is shown with at first. */
  default_attributes: VariationOption[];
  status: string;
  description: string;
  short_description: string;
  sku: string;
  global_unique_id: string;
  regular_price: string;
  sale_price: string;
  sale_from: number | null;
  sale_to: number | null;
  /**
   * What a customer paid when it was reckoned last; of a variable product the lowest of its
   * variations.
   */
  price: string;
  /** When the price was reckoned last. */
  pricedAt: number;
  /**
   * Whether a price, or a date of a sale, was ever written: without any it is in no list by price.
   */
  isPriced: boolean;
  manage_stock: boolean;
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
  low_stock_amount: number | null;
  weight: string;
  length: string;
  width: string;
  height: string;
  categories: number[];
  tags: number[];
  brands: number[];
  /** Id of its shipping class; 0 for none, of a variation for that of its product. */
  shippingClass: number;
  images: StoreImage[];
  meta: StoredMeta[];
  featured: boolean;
  virtual: boolean;
  downloadable: boolean;
  download_limit: number;
  download_expiry: number;
  sold_individually: boolean;
  reviews_allowed: boolean;
  catalog_visibility: string;
  tax_status: string;
  tax_class: string;
  menu_order: number;
  post_password: string;
  purchase_note: string;
  external_url: string;
  button_text: string;
  upsell_ids: number[];
  cross_sell_ids: number[];
  grouped_products: number[];
  total_sales: number;
  createdAt: number;
  modifiedAt: number;
}

// What a fresh product has of each subject. They hold no list: products must not share one.
const WITHOUT_PRICE = {
  regular_price: '',
  sale_price: '',
  sale_from: null,
  sale_to: null,
  price: '',
};
const NOT_COUNTED = {
  manage_stock: false,
  stock_quantity: null,
  stock_status: 'instock',
  backorders: 'no',
  low_stock_amount: null,
};
const WITHOUT_SIZE = { weight: '', length: '', width: '', height: '' };
const SOLD_PLAINLY = {
  featured: false,
  virtual: false,
  downloadable: false,
  download_limit: -1,
  download_expiry: -1,
  sold_individually: false,
  catalog_visibility: 'visible',
  tax_status: 'taxable',
};
const PLAIN_PAGE = {
  menu_order: 0,
  post_password: '',
  purchase_note: '',
  external_url: '',
  button_text: '',
};

/** A fresh product, as an empty create makes it (fact 12). */
export function newProduct(id: number, now: number, parentId = 0): StoreProduct {
  return {
    id,
    name: '',
    slug: '',
    type: parentId === 0 ? 'simple' : 'variation',
    parentId,
    above: 0,
    attributes: [],
    options: [],
    default_attributes: [],
    status: 'publish',
    description: '',
    short_description: '',
    sku: '',
    global_unique_id: '',
    ...WITHOUT_PRICE,
    pricedAt: now,
    isPriced: false,
    ...NOT_COUNTED,
    ...WITHOUT_SIZE,
    categories: [],
    tags: [],
    brands: [],
    shippingClass: 0,
    images: [],
    meta: [],
    ...SOLD_PLAINLY,
    reviews_allowed: parentId === 0,
    tax_class: parentId === 0 ? '' : 'parent',
    ...PLAIN_PAGE,
    upsell_ids: [],
    cross_sell_ids: [],
    grouped_products: [],
    total_sales: 0,
    createdAt: now,
    modifiedAt: now,
  };
}
