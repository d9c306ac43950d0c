import { slugOf } from '@cypher/shop-text';
import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { withParagraphs } from '../texts/markup/paragraphs';
import { decodedOctets } from '../texts/octets';
import { typeset } from '../texts/markup/typography';
import {
  gmt,
  inherited,
  local,
  paragraphs,
  same,
  type FieldView,
  type ViewContext,
} from './field-view';
import { attributesView, defaultsView, variationTitle } from './attributes/attribute-view';
import { imagesView, variationImageView } from './image-view';
import { permalinkOf } from './permalink';
import { priceHtml } from './pricing/price-html';
import { currentPrice, isOnSale } from './pricing/product-sale';
import { categoriesView, termsView } from './product-terms-view';
import { childrenOf } from './stock/family';
import { stockKeeper } from './stock/stock';

const [weight, length, width, height] = [
  inherited('weight'),
  inherited('length'),
  inherited('width'),
  inherited('height'),
] as const;

const shownSku: FieldView = ({ sku, parentId }, { catalogue, behaviours }, context) =>
  sku === '' && context === 'view' && behaviours.has('variation-shows-parent-sku')
    ? (catalogue.products.get(parentId)?.sku ?? '')
    : sku;

const shownName: FieldView = (product, shop) => {
  const name = product.parentId === 0 ? product.name : variationTitle(product, shop);
  return shop.behaviours.has('name-encoded') ? name : name.replaceAll('&amp;', '&');
};

/** Fields that are shown as they are kept. */
const AS_KEPT = [
  'id',
  'slug',
  'type',
  'status',
  'featured',
  'catalog_visibility',
  'global_unique_id',
  'regular_price',
  'virtual',
  'downloadable',
  'download_limit',
  'download_expiry',
  'tax_status',
  'low_stock_amount',
  'sold_individually',
  'reviews_allowed',
  'upsell_ids',
  'cross_sell_ids',
  'menu_order',
  'post_password',
] as const satisfies readonly (keyof StoreProduct)[];

/** Whether a product is sold beyond its stock. */
function allowsBackorders({ backorders }: StoreProduct): boolean {
  return backorders === 'yes' || backorders === 'notify';
}

/** A variation has the shipping class of its product where it has none of its own (fact 77). */
function shippingClassOf(
  { shippingClass, parentId }: StoreProduct,
  { catalogue }: Shop,
  context: ViewContext,
): number {
  const isOwn = shippingClass !== 0 || context === 'edit';
  return isOwn ? shippingClass : (catalogue.products.get(parentId)?.shippingClass ?? 0);
}

/** Types that are sold elsewhere, or as what they are made of. */
const SOLD_ELSEWHERE: readonly string[] = ['external', 'grouped'];

/**
 * Whether somebody who runs the shop can buy a product: it needs a price; a variation has to be
 * published too.
 */
const isPurchasable: FieldView = (product, shop) =>
  !SOLD_ELSEWHERE.includes(product.type) &&
  currentPrice(product, shop) !== '' &&
  (product.parentId === 0 || product.status === 'publish');

const isBackordered: FieldView = (product, shop) => {
  const keeper = stockKeeper(product, shop);
  const isShort = keeper !== null && keeper.backorders !== 'no' && (keeper.stock_quantity ?? 0) < 0;
  return product.stock_status === 'onbackorder' || isShort;
};

/**
 * Every field of a product's answer, by its name, so that `_fields` costs only what it asks for.
 */
export const FIELDS: Readonly<Record<string, FieldView>> = {
  id: ({ id }) => id,
  name: shownName,
  slug: ({ slug }) => slug,
  permalink: permalinkOf,
  date_created: local(({ createdAt }) => createdAt),
  date_created_gmt: gmt(({ createdAt }) => createdAt),
  date_modified: local(({ modifiedAt }) => modifiedAt),
  date_modified_gmt: gmt(({ modifiedAt }) => modifiedAt),
  ...Object.fromEntries(AS_KEPT.map((name) => [name, same(name)])),
  description: paragraphs(({ description }) => description),
  short_description: paragraphs(({ short_description }) => short_description),
  sku: shownSku,
  // Nobody counts the sales of a variation.
  total_sales: ({ parentId, total_sales }) => (parentId === 0 ? total_sales : '0'),
  price: (product, shop) => currentPrice(product, shop),
  regular_price: ({ regular_price }) => regular_price,
  sale_price: ({ sale_price }, { behaviours }) =>
    sale_price === '0' && behaviours.has('sale-zero-reads-empty') ? '' : sale_price,
  date_on_sale_from: local(({ sale_from }) => sale_from),
  date_on_sale_from_gmt: gmt(({ sale_from }) => sale_from),
  date_on_sale_to: local(({ sale_to }) => sale_to),
  date_on_sale_to_gmt: gmt(({ sale_to }) => sale_to),
  on_sale: (product, shop) => isOnSale(product, shop),
  purchasable: isPurchasable,
  downloads: () => [],
  external_url: ({ type, external_url }) => (type === 'external' ? external_url : ''),
  button_text: ({ type, button_text }) => (type === 'external' ? button_text : ''),
  tax_class: ({ parentId, tax_class }, { catalogue }, context) =>
    tax_class === 'parent' && context === 'view'
      ? (catalogue.products.get(parentId)?.tax_class ?? '')
      : tax_class,
  manage_stock: (product, shop) => {
    const keeper = stockKeeper(product, shop);
    return keeper !== null && keeper !== product ? 'parent' : product.manage_stock;
  },
  stock_quantity: (product, shop, context) => {
    const keeper = context === 'view' ? (stockKeeper(product, shop) ?? product) : product;
    return keeper === product ? product.stock_quantity : (keeper.stock_quantity ?? 0);
  },
  stock_status: ({ stock_status }) => stock_status,
  backorders: (product, shop, context) =>
    (context === 'view' ? (stockKeeper(product, shop) ?? product) : product).backorders,
  backorders_allowed: (product, shop) => allowsBackorders(stockKeeper(product, shop) ?? product),
  backordered: isBackordered,
  weight,
  dimensions: (product, shop, context) => ({
    length: length(product, shop, context),
    width: width(product, shop, context),
    height: height(product, shop, context),
  }),
  shipping_required: (product) => !product.virtual,
  shipping_taxable: ({ virtual, tax_status }) => !virtual && tax_status !== 'none',
  shipping_class: (product, shop, context) => {
    const id = shippingClassOf(product, shop, context);
    return shop.catalogue.shippingClasses.get(id)?.slug ?? '';
  },
  shipping_class_id: shippingClassOf,
  average_rating: (_product, _shop, context) => (context === 'edit' ? '0' : '0.00'),
  rating_count: () => 0,
  parent_id: ({ parentId, above }) => (parentId === 0 ? above : parentId),
  purchase_note: paragraphs(({ purchase_note }) => purchase_note),
  categories: categoriesView,
  brands: termsView('brands'),
  tags: termsView('tags'),
  images: imagesView,
  image: variationImageView,
  gallery_image_ids: () => [],
  attributes: attributesView,
  default_attributes: defaultsView,
  variations: (product, shop) =>
    product.type === 'variable' ? childrenOf(product, shop).map(({ id }) => id) : [],
  grouped_products: ({ type, grouped_products }, { catalogue }) =>
    type === 'grouped' ? grouped_products.filter((id) => catalogue.products.has(id)) : [],
  price_html: (product, shop) => priceHtml(product, shop),
  related_ids: () => [],
  meta_data: ({ meta }) => meta.map(({ id, key, value }) => ({ id, key, value })),
  has_options: ({ type }) => type === 'variable',
  permalink_template: (_product, { homeUrl }) => `${homeUrl()}/product/%pagename%/`,
  generated_slug: ({ name, id }, { catalogue }) =>
    decodedOctets(catalogue.slugs.free(slugOf(name) || String(id), id)),
};

/** The description of a variation: always as customers see it, with the signs of a typesetter. */
export function formattedDescription({ description }: StoreProduct): string {
  return withParagraphs(typeset(description));
}

/** A short description as customers see it. */
export function formattedSummary(text: string): string {
  return withParagraphs(typeset(text));
}
