import type { StoreCatalogue } from './store-catalogue';
import type { StoreProduct } from './store-product';

type View = (product: StoreProduct, catalogue: StoreCatalogue) => unknown;

const gmt = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 19);

const ownPrice = ({ regular_price, sale_price, sale_from, sale_to }: StoreProduct): string => {
  const now = Date.now();
  const running = sale_price !== '' && (sale_from ?? 0) <= now && (sale_to ?? Infinity) > now;
  return running ? sale_price : regular_price;
};

/** A variable product shows the lowest price of its variations. */
const price: View = (product, catalogue) => {
  if (product.type !== 'variable') return ownPrice(product);
  const prices = catalogue
    .variationsOf(product.id)
    .map((variation) => ownPrice(variation))
    .filter((text) => text !== '');
  return prices.sort((a, b) => Number(a) - Number(b))[0] ?? '';
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
  parent_id: (product) => product.parentId,
  status: (product) => product.status,
  description: (product) => product.description,
  short_description: (product) => product.short_description,
  // A variation without one shows its product's (facts.md 21).
  sku: (product, catalogue) => product.sku || (catalogue.products.get(product.parentId)?.sku ?? ''),
  global_unique_id: (product) => product.global_unique_id,
  price,
  regular_price: (product) => product.regular_price,
  sale_price: (product) => product.sale_price,
  date_on_sale_from_gmt: (product) => gmt(product.sale_from),
  date_on_sale_to_gmt: (product) => gmt(product.sale_to),
  on_sale: (product) => product.sale_price !== '' && ownPrice(product) === product.sale_price,
  tax_class: (product) => product.tax_class,
  manage_stock: (product, catalogue) =>
    product.manage_stock ||
    (catalogue.products.get(product.parentId)?.manage_stock === true ? 'parent' : false),
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
  attributes: ({ parentId, attributes, options }) => (parentId === 0 ? attributes : options),
  variations: (product, catalogue) => catalogue.variationsOf(product.id).map(({ id }) => id),
  images: (product) => product.images,
  image: (product) => product.images[0] ?? null,
  meta_data: (product) => [...product.meta].map(([key, value], index) => ({ id: index + 1, key, value })),
};

const PRODUCT_FIELDS = Object.keys(FIELDS).filter((name) => name !== 'image');
const NOT_OF_VARIATIONS = new Set([
  'name',
  'slug',
  'short_description',
  'categories',
  'images',
  'variations',
]);
const VARIATION_FIELDS = Object.keys(FIELDS).filter((name) => !NOT_OF_VARIATIONS.has(name));

/** A product, or a variation, as the API answers it; `fields` as `_fields` lists them, all of them when it does not. */
export function productView(
  product: StoreProduct,
  catalogue: StoreCatalogue,
  fields: unknown,
): Record<string, unknown> {
  const own = product.parentId === 0 ? PRODUCT_FIELDS : VARIATION_FIELDS;
  const names = typeof fields === 'string' && fields !== '' ? fields.split(',') : own;
  const view: Record<string, unknown> = {};
  for (const name of names) {
    const read = FIELDS[name.trim()];
    if (read !== undefined) view[name.trim()] = read(product, catalogue);
  }
  return view;
}
