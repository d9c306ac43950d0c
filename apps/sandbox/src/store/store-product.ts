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

/** A property of a product; `id` 0 is one of its own, else a global attribute. */
export interface ProductAttribute {
  readonly id: number;
  readonly name: string;
  readonly position: number;
  readonly visible: boolean;
  readonly variation: boolean;
  readonly options: readonly string[];
}

/** The value that a variation has of an attribute. */
export interface VariationOption {
  readonly id: number;
  readonly name: string;
  readonly option: string;
}

/** One row of a product's meta data. */
export interface StoredMeta {
  readonly id: number;
  readonly key: string;
  value: unknown;
}

/** A product, or a variation, as the double keeps it, in WooCommerce's own words; instants are milliseconds in UTC. */
export interface StoreProduct {
  readonly id: number;
  name: string;
  slug: string;
  type: string;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  /** Of a product: its properties. */
  attributes: ProductAttribute[];
  /** Of a variation: its value of each attribute of its product. */
  options: VariationOption[];
  status: string;
  description: string;
  short_description: string;
  sku: string;
  global_unique_id: string;
  regular_price: string;
  sale_price: string;
  sale_from: number | null;
  sale_to: number | null;
  /** A price that meta data wrote past every check; the next ordinary write forgets it (facts.md 12). */
  forced_price: string | null;
  manage_stock: boolean;
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
  weight: string;
  length: string;
  width: string;
  height: string;
  categories: number[];
  tags: number[];
  brands: number[];
  images: StoreImage[];
  meta: StoredMeta[];
  /** Fields that the shop keeps as they come and that differ from their default. */
  plain: Readonly<Record<string, unknown>>;
  createdAt: number;
  modifiedAt: number;
}

/** A fresh product, as an empty create makes it (facts.md 12). */
export function newProduct(id: number, now: number, parentId = 0): StoreProduct {
  return {
    id,
    name: parentId === 0 ? 'Product' : '',
    slug: '',
    type: parentId === 0 ? 'simple' : 'variation',
    parentId,
    attributes: [],
    options: [],
    status: 'publish',
    description: '',
    short_description: '',
    sku: '',
    global_unique_id: '',
    regular_price: '',
    sale_price: '',
    sale_from: null,
    sale_to: null,
    forced_price: null,
    manage_stock: false,
    stock_quantity: null,
    stock_status: 'instock',
    backorders: 'no',
    weight: '',
    length: '',
    width: '',
    height: '',
    categories: [],
    tags: [],
    brands: [],
    images: [],
    meta: [],
    plain: {},
    createdAt: now,
    modifiedAt: now,
  };
}
