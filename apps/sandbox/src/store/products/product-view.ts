import { linksOf } from '../links';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { FIELDS, type ViewContext } from './product-fields';

/** What a caller asks to see. */
export interface ViewOptions {
  /** As `_fields` lists them; all of them without. */
  readonly fields?: unknown;
  readonly context?: ViewContext;
  /** Whether the thing is gone by now: then its links give no hints. */
  readonly isGone?: boolean;
  /** Keys of the meta data to show, or to leave out. */
  readonly includeMeta?: unknown;
  readonly excludeMeta?: unknown;
}

const VARIATION_FIELDS: readonly string[] =
  `id type date_created date_created_gmt date_modified date_modified_gmt description permalink sku global_unique_id price
  regular_price sale_price date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale status
  purchasable virtual downloadable downloads download_limit download_expiry tax_status tax_class manage_stock
  stock_quantity stock_status backorders backorders_allowed backordered low_stock_amount weight dimensions shipping_class
  shipping_class_id image gallery_image_ids attributes menu_order meta_data name parent_id`.split(/\s+/);

const ONLY_OF_VARIATIONS: readonly string[] = ['image', 'gallery_image_ids'];
const ONLY_TO_EDIT: readonly string[] = ['permalink_template', 'generated_slug'];

const EDIT_FIELDS = Object.keys(FIELDS).filter((name) => !ONLY_OF_VARIATIONS.includes(name));
const VIEW_FIELDS = EDIT_FIELDS.filter((name) => !ONLY_TO_EDIT.includes(name));

/** A product as the API answers it. */
export function productView(
  product: StoreProduct,
  shop: Shop,
  options: ViewOptions = {},
): Record<string, unknown> {
  const own = options.context === 'edit' ? EDIT_FIELDS : VIEW_FIELDS;
  const paths = { self: `/products/${product.id}`, collection: '/products' };
  return view(product, shop, own, { ...options, isGone: false }, paths);
}

/** A variation as the routes below its product answer it; it is named by its options. */
export function variationView(
  variation: StoreProduct,
  shop: Shop,
  options: ViewOptions = {},
): Record<string, unknown> {
  const up = `/products/${variation.parentId}`;
  const paths = { self: `${up}/variations/${variation.id}`, collection: `${up}/variations`, up };
  const named = { ...variation, name: optionNames(variation, shop) };
  return view(named, shop, VARIATION_FIELDS, options, paths);
}

function view(
  product: StoreProduct,
  shop: Shop,
  own: readonly string[],
  { fields, context = 'view', isGone = false, includeMeta, excludeMeta }: ViewOptions,
  paths: Parameters<typeof linksOf>[1],
): Record<string, unknown> {
  const seen = shop.behaviours.has('edit-context-raw') ? context : 'view';
  const shown: Record<string, unknown> = {};
  for (const name of fieldNames(fields, shop) ?? [...own, '_links']) {
    if (name === '_links') shown[name] = linksOf(shop.homeUrl(), paths, isGone);
    else if (own.includes(name)) shown[name] = FIELDS[name]?.(product, shop, seen);
    else if (name.startsWith('dimensions.') && own.includes('dimensions'))
      shown['dimensions'] = FIELDS['dimensions']?.(product, shop, seen);
  }
  if ('meta_data' in shown) shown['meta_data'] = metaView(product, includeMeta, excludeMeta);
  return shown;
}

// A name that reaches into a list names nothing (facts.md 25).
function fieldNames(fields: unknown, { behaviours }: Shop): string[] | null {
  if (typeof fields !== 'string' || fields === '') return null;
  const names = fields.split(',').map((name) => name.trim());
  return behaviours.has('fields-stop-at-lists') ? names : names.map((name) => name.split('.')[0] ?? name);
}

function metaView({ meta }: StoreProduct, include: unknown, exclude: unknown): StoreProduct['meta'] {
  const keys = (text: unknown): string[] | null =>
    typeof text === 'string' && text !== '' ? text.split(',').map((key) => key.trim()) : null;
  const [wanted, unwanted] = [keys(include), keys(exclude)];
  return meta.filter(({ key }) => (wanted?.includes(key) ?? true) && unwanted?.includes(key) !== true);
}

function optionNames(variation: StoreProduct, shop: Shop): string {
  const options = FIELDS['attributes']?.(variation, shop, 'view') as { option: string }[];
  return options.map(({ option }) => option).join(', ');
}
