/** A picture in the media library. */
export interface StoreImage {
  readonly id: number;
  readonly src: string;
  readonly name: string;
  alt: string;
}

/** A product as the double keeps it, in WooCommerce's own words; instants are milliseconds in UTC. */
export interface StoreProduct {
  readonly id: number;
  name: string;
  slug: string;
  type: string;
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
export function newProduct(id: number, now: number): StoreProduct {
  return {
    id,
    name: 'Product',
    slug: `product-${id}`,
    type: 'simple',
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
