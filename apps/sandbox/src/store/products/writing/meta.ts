import { textOf } from '../../texts/coercions';
import { isSent, type Params } from '../../rest/rest-call';
import { isRecord, phpArrays } from '../../rest/values';
import type { StoredMeta } from '../../state/store-product';
import { decimalText } from '../../texts/decimal';
import { integerOf, isEmpty, withoutSlashes } from '../../texts/php';
import type { ProductWrite } from './product-write';

/** Longest key that the column holds; a row with a longer one is not kept. */
const MAX_KEY_LENGTH = 255;

/**
 * Keys that the shop keeps to itself: they never show, but what is written to them counts (fact
 * 12).
 */
const INTERNAL = new Set(
  `_visibility _sku _global_unique_id _price _regular_price _sale_price _sale_price_dates_from _sale_price_dates_to total_sales
  _tax_status _tax_class _manage_stock _stock _stock_status _backorders _low_stock_amount _sold_individually _weight _length
  _width _height _upsell_ids _crosssell_ids _purchase_note _default_attributes _product_attributes _virtual _downloadable
  _download_limit _download_expiry _featured _downloadable_files _wc_rating_count _wc_average_rating _wc_review_count
  _variation_description _thumbnail_id _file_paths _product_image_gallery _product_version _wp_old_slug _edit_last _edit_lock
  _cogs_total_value`.split(/\s+/),
);

/**
 * Takes meta data: a key that is there is updated, null deletes it, scalars are kept as text
 * (fact 12).
 */
export function applyMeta(write: ProductWrite): void {
  const rows = write.params['meta_data'];
  if (!isRecord(rows)) return;
  for (const row of Object.values(rows))
    if (isRecord(row) && isSent(row['key'])) applyRow(write, row);
}

function applyRow(write: ProductWrite, row: Params): void {
  const { draft, shop } = write;
  const key = textOf(row['key']);
  const id = integerOf(row['id']);
  if (key.startsWith('_') && !shop.behaviours.has('protected-meta-kept')) return;
  if (INTERNAL.has(key)) {
    if (shop.behaviours.has('meta-writes-internals')) writeInternal(write, key, row['value']);
    return;
  }
  const value = stored(row['value'] ?? null, shop.behaviours.has('meta-scalars-text'));
  const isUnique = shop.behaviours.has('meta-key-updates');
  const known = knownRow(draft.meta, key, id, isUnique);
  // A row that is named by its id alone leaves others of its key in place.
  if (isUnique && (id === 0 || known === undefined))
    draft.meta = draft.meta.filter((row) => row === known || row.key !== key);
  if (value === null && shop.behaviours.has('meta-null-deletes')) {
    draft.meta = draft.meta.filter((other) => other !== known);
  } else if (known !== undefined) {
    draft.meta = draft.meta.map((other) =>
      other === known ? { id: known.id, key, value } : other,
    );
  } else if (isKept(key)) {
    draft.meta = [...draft.meta, { id: shop.catalogue.nextMetaId(), key, value: added(value) }];
  }
}

/** A new row keeps the backslashes of a text; texts in a list lose theirs (fact 63). */
function added(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const unslashed = (entry: unknown): unknown =>
    typeof entry === 'string' ? withoutSlashes(entry) : added(entry);
  if (Array.isArray(value)) return value.map(unslashed);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, unslashed(entry)]));
}

function isKept(key: string): boolean {
  return !isEmpty(key) && key.length <= MAX_KEY_LENGTH && !/^wp_/i.test(key);
}

/** A row by its id, whatever its key; without an id the first of the key. */
function knownRow(
  meta: readonly StoredMeta[],
  key: string,
  id: number,
  byKey: boolean,
): StoredMeta | undefined {
  if (id !== 0) return meta.find((row) => row.id === id);
  return byKey ? meta.find((row) => row.key === key) : undefined;
}

function stored(value: unknown, asText: boolean): unknown {
  if (value === null || typeof value === 'object') return phpArrays(value);
  return asText ? textOf(value).replaceAll('\0', '') : value;
}

const MEASURES = {
  _weight: 'weight',
  _length: 'length',
  _width: 'width',
  _height: 'height',
} as const;

function isMeasure(key: string): key is keyof typeof MEASURES {
  return Object.hasOwn(MEASURES, key);
}

function writeInternal({ draft }: ProductWrite, key: string, raw: unknown): void {
  const value = textOf(raw);
  if (key === '_sku') draft.sku = value;
  else if (key === '_regular_price') draft.regular_price = decimalText(value);
  else if (key === '_sale_price') draft.sale_price = decimalText(value);
  else if (isMeasure(key)) draft[MEASURES[key]] = decimalText(value);
  else if (key === '_stock' && draft.manage_stock)
    draft.stock_quantity = isEmpty(value) ? 0 : integerOf(value);
}
