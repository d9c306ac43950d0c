import type { StoreCatalogue } from './store-catalogue';
import type { StoreProduct } from './store-product';

type View = (product: StoreProduct, catalogue: StoreCatalogue) => unknown;

const gmt = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 19);

const price = ({ regular_price, sale_price, sale_from, sale_to }: StoreProduct): string => {
  const now = Date.now();
  const running = sale_price !== '' && (sale_from ?? 0) <= now && (sale_to ?? Infinity) > now;
  return running ? sale_price : regular_price;
};

/** Every field of a product's answer, by its name, so that `_fields` costs only what it asks for. */
const FIELDS: Readonly<Record<string, View>> = {
  id: (product) => product.id,
  name: (product) => product.name,
  slug: (product) => product.slug,
  permalink: (product) => `/product/${product.slug}/`,
  date_created_gmt: (product) => gmt(product.createdAt),
  date_modified_gmt: (product) => gmt(product.modifiedAt),
  type: (product) => product.type,
  status: (product) => product.status,
  description: (product) => product.description,
  short_description: (product) => product.short_description,
  sku: (product) => product.sku,
  global_unique_id: (product) => product.global_unique_id,
  price,
  regular_price: (product) => product.regular_price,
  sale_price: (product) => product.sale_price,
  date_on_sale_from_gmt: (product) => gmt(product.sale_from),
  date_on_sale_to_gmt: (product) => gmt(product.sale_to),
  on_sale: (product) => product.sale_price !== '' && price(product) === product.sale_price,
  tax_class: (product) => product.tax_class,
  manage_stock: (product) => product.manage_stock,
  stock_quantity: (product) => product.stock_quantity,
  stock_status: (product) => product.stock_status,
  backorders: (product) => product.backorders,
  weight: (product) => product.weight,
  dimensions: ({ length, width, height }) => ({ length, width, height }),
  categories: (product, catalogue) =>
    product.categories.map((id) => {
      const category = catalogue.categories.get(id);
      return { id, name: category?.name ?? '', slug: category?.slug ?? '' };
    }),
  images: (product) => product.images,
  meta_data: (product) => [...product.meta].map(([key, value], index) => ({ id: index + 1, key, value })),
};

/** A product as the API answers it; `fields` as `_fields` lists them, all of them when it does not. */
export function productView(
  product: StoreProduct,
  catalogue: StoreCatalogue,
  fields: unknown,
): Record<string, unknown> {
  const names = typeof fields === 'string' && fields !== '' ? fields.split(',') : Object.keys(FIELDS);
  const view: Record<string, unknown> = {};
  for (const name of names) {
    const read = FIELDS[name.trim()];
    if (read !== undefined) view[name.trim()] = read(product, catalogue);
  }
  return view;
}
