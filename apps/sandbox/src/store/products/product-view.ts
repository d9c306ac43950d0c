import { linksOf } from '../http/links';
import { textsOf } from '../rest/values';
import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { optionNames } from './attributes/attribute-view';
import type { ViewContext } from './field-view';
import { FIELDS, formattedDescription, formattedSummary } from './product-fields';

/** What a caller asks to see. */
export interface ViewOptions {
  /** As `_fields` lists them; all of them without. */
  readonly fields?: unknown;
  readonly context?: ViewContext;
  /** Whether the thing is gone by now: then its links give no hints. */
  readonly isGone?: boolean;
  /**
   * Of a variation: the list of all products' in which it stands; its links are of that then, and
   * lead nowhere.
   */
  readonly listedAt?: string;
  /** Keys of the meta data to show, or to leave out. */
  readonly includeMeta?: unknown;
  readonly excludeMeta?: unknown;
}

const VARIATION_FIELDS: readonly string[] =
  `id type date_created date_created_gmt date_modified date_modified_gmt description permalink sku global_unique_id price
  regular_price sale_price date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale status
  purchasable virtual downloadable downloads download_limit download_expiry tax_status tax_class manage_stock
  stock_quantity stock_status backorders backorders_allowed backordered low_stock_amount weight dimensions shipping_class
  shipping_class_id image gallery_image_ids attributes menu_order meta_data name parent_id`.split(
    /\s+/,
  );

const ONLY_OF_VARIATIONS: readonly string[] = ['image', 'gallery_image_ids'];
const ONLY_TO_EDIT: readonly string[] = ['permalink_template', 'generated_slug'];
/** Of a variation these differ in the words of whoever runs the shop. */
const IN_CONTEXT: readonly string[] = ['tax_class', 'image'];
/**
 * What an answer has, whatever was asked for: brands are added to all that is there (fact 19).
 */
const ALWAYS: readonly string[] = ['id', 'brands'];

const EDIT_FIELDS = Object.keys(FIELDS).filter((name) => !ONLY_OF_VARIATIONS.includes(name));
const VIEW_FIELDS = EDIT_FIELDS.filter((name) => !ONLY_TO_EDIT.includes(name));

/** A product as the API answers it. */
export function productView(
  product: StoreProduct,
  shop: Shop,
  options: ViewOptions = {},
): Record<string, unknown> {
  const context = contextOf(options, shop);
  const own = context === 'edit' ? EDIT_FIELDS : VIEW_FIELDS;
  const shown: Record<string, unknown> = {};
  for (const name of fieldNames(options.fields, own, shop)) {
    if (own.includes(name)) shown[name] = FIELDS[name]?.(product, shop, context);
  }
  if (
    'short_description' in shown &&
    context === 'view' &&
    shop.behaviours.has('description-filtered')
  )
    shown['short_description'] = formattedSummary(product.short_description);
  if ('meta_data' in shown) shown['meta_data'] = metaView(product, options);
  const up = product.parentId || product.above;
  shown['_links'] = linksOf(shop.homeUrl(), {
    self: `/products/${product.id}`,
    collection: '/products',
    ...(up === 0 ? {} : { up: `/products/${up}` }),
  });
  return shown;
}

/**
 * A variation as the routes below its product answer it, whole (fact 54); it is named by its
 * options.
 */
export function variationView(
  variation: StoreProduct,
  shop: Shop,
  options: ViewOptions = {},
): Record<string, unknown> {
  const context = contextOf(options, shop);
  const shown: Record<string, unknown> = {};
  for (const name of VARIATION_FIELDS) {
    shown[name] = FIELDS[name]?.(variation, shop, IN_CONTEXT.includes(name) ? context : 'view');
  }
  shown['name'] = optionNames(variation, shop);
  if (shop.behaviours.has('description-filtered'))
    shown['description'] = formattedDescription(variation);
  const { listedAt, isGone } = options;
  const up = `/products/${listedAt === undefined ? variation.parentId : 0}`;
  const collection = listedAt ?? `${up}/variations`;
  const paths = { self: `${collection}/${variation.id}`, collection, up };
  shown['_links'] = linksOf(shop.homeUrl(), paths, isGone === true || listedAt !== undefined);
  return shown;
}

function contextOf({ context = 'view' }: ViewOptions, { behaviours }: Shop): ViewContext {
  return behaviours.has('edit-context-raw') ? context : 'view';
}

/** The fields that are asked for, by the first part of their paths; all where none are. */
function fieldNames(
  fields: unknown,
  own: readonly string[],
  { behaviours }: Shop,
): readonly string[] {
  const names = textsOf(fields).map((name) => name.trim());
  if (names.length === 0) return own;
  if (behaviours.has('fields-stop-at-lists')) return [...ALWAYS, ...names];
  return [...ALWAYS, ...names.map((name) => name.split('.')[0] ?? name)];
}

/**
 * Rows of meta data by their keys: in a list the keys are parted by commas, of one thing the text
 * is one key.
 */
function metaView(
  { meta }: StoreProduct,
  { includeMeta, excludeMeta }: ViewOptions,
): StoreProduct['meta'] {
  const keys = (value: unknown): readonly unknown[] =>
    value === undefined || value === null
      ? []
      : Array.isArray(value)
        ? (value as unknown[])
        : [value];
  const [wanted, unwanted] = [keys(includeMeta), keys(excludeMeta)];
  if (wanted.length > 0) return meta.filter(({ key }) => wanted.includes(key));
  return meta.filter(({ key }) => !unwanted.includes(key));
}
