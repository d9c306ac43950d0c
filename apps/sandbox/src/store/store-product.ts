/** A picture in the media library. */
export interface StoreImage {
  readonly id: number;
  readonly src: string;
  readonly name: string;
  alt: string;
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
  manage_stock: boolean;
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
  tax_class: string;
  weight: string;
  length: string;
  width: string;
  height: string;
  categories: number[];
  images: StoreImage[];
  meta: Map<string, unknown>;
  readonly createdAt: number;
  modifiedAt: number;
}

/** A fresh product, as an empty create makes it (facts.md 12). */
export function newProduct(id: number, now: number, parentId = 0): StoreProduct {
  return {
    id,
    name: 'Product',
    slug: `product-${id}`,
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
    manage_stock: false,
    stock_quantity: null,
    stock_status: 'instock',
    backorders: 'no',
    tax_class: '',
    weight: '',
    length: '',
    width: '',
    height: '',
    categories: [],
    images: [],
    meta: new Map(),
    createdAt: now,
    modifiedAt: now,
  };
}
