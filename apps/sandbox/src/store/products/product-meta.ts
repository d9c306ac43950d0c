import { textOf } from '../coercions';
import type { StoredMeta } from '../store-product';
import type { ProductWrite } from './product-write';

/** Longest key that the column holds. */
const MAX_KEY_LENGTH = 255;

/** Keys that the shop keeps to itself: they never show, but what is written to them counts (facts.md 12). */
const INTERNAL =
  /^_(price|regular_price|sale_price|sku|stock|stock_status|manage_stock|edit_last|edit_lock)$/;

/** Takes meta data: a key that is there is updated, null deletes it, scalars are kept as text (facts.md 12). */
export function applyMeta(write: ProductWrite): void {
  const rows = write.body['meta_data'];
  if (!Array.isArray(rows)) return;
  for (const row of rows as Readonly<Record<string, unknown>>[]) applyRow(write, row);
}

function applyRow(write: ProductWrite, row: Readonly<Record<string, unknown>>): void {
  const { product, shop } = write;
  const key = textOf(row['key']);
  const known = knownRow(product.meta, row, shop.behaviours.has('meta-key-updates'));
  if (key === '' || key.length > MAX_KEY_LENGTH) return;
  if (key.startsWith('_') && !shop.behaviours.has('protected-meta-kept')) return;
  if (INTERNAL.test(key)) {
    if (shop.behaviours.has('meta-writes-internals')) writeInternal(write, key, textOf(row['value']));
    return;
  }
  const value = stored(row['value'] ?? null, shop.behaviours.has('meta-scalars-text'));
  if (value === null && shop.behaviours.has('meta-null-deletes'))
    product.meta = product.meta.filter((other) => other !== known);
  else if (known !== undefined) known.value = value;
  else product.meta = [...product.meta, { id: shop.catalogue.nextMetaId(), key, value }];
}

function knownRow(
  meta: readonly StoredMeta[],
  row: Readonly<Record<string, unknown>>,
  byKey: boolean,
): StoredMeta | undefined {
  const byId = meta.find(({ id, key }) => id === Number(row['id'] ?? 0) && key === row['key']);
  return byId ?? (byKey ? meta.find(({ key }) => key === row['key']) : undefined);
}

function stored(value: unknown, asText: boolean): unknown {
  if (value === null || typeof value === 'object') return value;
  return asText ? textOf(value) : value;
}

function writeInternal({ product, shop }: ProductWrite, key: string, value: string): void {
  if (key === '_sku') shop.catalogue.moveSku(product, value);
  else if (key === '_regular_price') product.regular_price = value;
  else if (key === '_sale_price') product.sale_price = value;
  else if (key === '_stock' && product.manage_stock) product.stock_quantity = Number(value);
  if (key === '_price') product.forced_price = value;
  // A sale that is written with it decides after all.
  else if (key === '_sale_price') product.forced_price = null;
}
