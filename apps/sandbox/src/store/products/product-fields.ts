import { slugOf } from '../coercions';
import { gmtText, localText } from '../shop-time';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { autoParagraphs, encodeAmpersands } from './html-text';
import { imageView } from './image-view';
import { PLAIN_FIELDS, plainField } from './plain-fields';
import { priceHtml } from './price-html';
import { currentPrice, isOnSale } from './product-sale';

/** How an answer is worded: as customers see it, or as the shopkeeper wrote it; writes answer like that (facts.md 12). */
export type ViewContext = 'view' | 'edit';

/** Reads one field of a product's answer. */
export type FieldView = (product: StoreProduct, shop: Shop, context: ViewContext) => unknown;

const text =
  (read: (product: StoreProduct) => string): FieldView =>
  (product, { behaviours }) =>
    behaviours.has('name-encoded') ? encodeAmpersands(read(product)) : read(product);

const description =
  (field: 'description' | 'short_description'): FieldView =>
  (product, { behaviours }, context) => {
    const encoded = encodeAmpersands(product[field]);
    return context === 'view' && behaviours.has('description-filtered') ? autoParagraphs(encoded) : encoded;
  };

const local =
  (read: (product: StoreProduct) => number | null): FieldView =>
  (product, { settings }) => {
    const instant = read(product);
    return instant === null ? null : localText(instant, settings.timeZone);
  };

const gmt =
  (read: (product: StoreProduct) => number | null): FieldView =>
  (product) => {
    const instant = read(product);
    return instant === null ? null : gmtText(instant);
  };

const terms =
  (book: 'categories' | 'tags' | 'brands'): FieldView =>
  (product, { catalogue }) =>
    product[book].flatMap((id) => {
      const term = catalogue[book].get(id);
      return term === undefined ? [] : [{ id, name: encodeAmpersands(term.name), slug: term.slug }];
    });

/** Whether a variation's stock is its product's (facts.md 21). */
function parentInCharge({ parentId, manage_stock }: StoreProduct, { catalogue, behaviours }: Shop) {
  const parent = catalogue.products.get(parentId);
  const isInCharge = !manage_stock && parent?.manage_stock === true && behaviours.has('parent-stock-governs');
  return isInCharge ? parent : undefined;
}

const shownSku: FieldView = (product, { catalogue, behaviours }) =>
  product.sku === '' && behaviours.has('variation-shows-parent-sku')
    ? (catalogue.products.get(product.parentId)?.sku ?? '')
    : product.sku;

const permalink: FieldView = (product, shop) => {
  const parent = shop.catalogue.products.get(product.parentId);
  const { id, slug, status } = parent ?? product;
  if (slug === '' || status === 'trash') return `${shop.homeUrl()}/?post_type=product&p=${id}`;
  return `${shop.homeUrl()}/product/${slug}/${parent === undefined ? '' : optionsQuery(product, shop)}`;
};

function optionsQuery({ options }: StoreProduct, shop: Shop): string {
  const parts = options.map(({ id, name, option }) => {
    const global = shop.catalogue.attributes.get(id);
    const term = global?.terms.named(option);
    return global === undefined
      ? `attribute_${slugOf(name)}=${encodeURIComponent(option)}`
      : `attribute_${global.slug}=${term?.slug ?? slugOf(option)}`;
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const plain =
  (name: string): FieldView =>
  (product) =>
    plainField(product.plain, name);

/** Every field of a product's answer, by its name, so that `_fields` costs only what it asks for. */
export const FIELDS: Readonly<Record<string, FieldView>> = {
  id: ({ id }) => id,
  name: text(({ name }) => name),
  slug: ({ slug }) => slug,
  permalink,
  date_created: local(({ createdAt }) => createdAt),
  date_created_gmt: gmt(({ createdAt }) => createdAt),
  date_modified: local(({ modifiedAt }) => modifiedAt),
  date_modified_gmt: gmt(({ modifiedAt }) => modifiedAt),
  type: ({ type }) => type,
  status: ({ status }) => status,
  description: description('description'),
  short_description: description('short_description'),
  sku: shownSku,
  global_unique_id: ({ global_unique_id }) => global_unique_id,
  price: (product, shop) => currentPrice(product, shop),
  regular_price: ({ regular_price }) => regular_price,
  sale_price: ({ sale_price }, { behaviours }) =>
    /^0+(\.0+)?$/.test(sale_price) && behaviours.has('sale-zero-reads-empty') ? '' : sale_price,
  date_on_sale_from: local(({ sale_from }) => sale_from),
  date_on_sale_from_gmt: gmt(({ sale_from }) => sale_from),
  date_on_sale_to: local(({ sale_to }) => sale_to),
  date_on_sale_to_gmt: gmt(({ sale_to }) => sale_to),
  on_sale: (product, shop) => isOnSale(product, shop),
  purchasable: (product, shop) => currentPrice(product, shop) !== '',
  total_sales: () => 0,
  ...Object.fromEntries(Object.keys(PLAIN_FIELDS).map((name) => [name, plain(name)])),
  tax_class: ({ parentId, plain: own }) => own['tax_class'] ?? (parentId === 0 ? '' : 'parent'),
  manage_stock: (product, shop) => (parentInCharge(product, shop) ? 'parent' : product.manage_stock),
  stock_quantity: (product, shop) => (parentInCharge(product, shop) ?? product).stock_quantity,
  stock_status: (product, shop) => (parentInCharge(product, shop) ?? product).stock_status,
  backorders: ({ backorders }) => backorders,
  backorders_allowed: ({ backorders }) => backorders !== 'no',
  backordered: ({ stock_status }) => stock_status === 'onbackorder',
  weight: ({ weight }) => weight,
  dimensions: ({ length, width, height }) => ({ length, width, height }),
  shipping_required: ({ plain: own }) => own['virtual'] !== true,
  shipping_taxable: ({ plain: own }) =>
    own['virtual'] !== true && (own['tax_status'] ?? 'taxable') === 'taxable',
  shipping_class: () => '',
  shipping_class_id: () => 0,
  average_rating: (_product, _shop, context) => (context === 'edit' ? '0' : '0.00'),
  rating_count: () => 0,
  parent_id: ({ parentId }) => parentId,
  categories: terms('categories'),
  brands: terms('brands'),
  tags: terms('tags'),
  images: ({ images }, shop) => images.map((image) => imageView(image, shop)),
  image: ({ images: [image] }, shop) => (image === undefined ? null : imageView(image, shop)),
  gallery_image_ids: () => [],
  attributes: ({ parentId, attributes, options }, { catalogue }) =>
    parentId === 0
      ? attributes.map(({ id, name, ...attribute }) => ({
          id,
          name,
          slug: catalogue.attributes.get(id)?.slug ?? name,
          ...attribute,
        }))
      : options.map(({ id, name, option }) => ({
          id,
          name,
          slug: catalogue.attributes.get(id)?.slug ?? slugOf(name),
          option:
            id === 0 ? option : (catalogue.attributes.get(id)?.terms.named(option)?.name ?? slugOf(option)),
        })),
  variations: ({ id }, { catalogue }) =>
    catalogue
      .variationsOf(id)
      .filter(({ status }) => status !== 'trash')
      .map((variation) => variation.id),
  price_html: (product, shop) => priceHtml(product, shop),
  related_ids: () => [],
  meta_data: ({ meta }) => meta.map(({ id, key, value }) => ({ id, key, value })),
  has_options: ({ type, attributes }) => type === 'variable' && attributes.some(({ variation }) => variation),
  permalink_template: (_product, { homeUrl }) => `${homeUrl()}/product/%pagename%/`,
  generated_slug: ({ slug, name }) => slug || slugOf(name),
};
