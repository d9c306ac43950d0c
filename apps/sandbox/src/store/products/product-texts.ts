import { withoutMarkup, invalidParam, slugOf, textOf } from '../coercions';
import { StoreError } from '../store-error';
import type { ProductWrite } from './product-write';

/** States without an address of their own: they get one when they are published. */
const WITHOUT_SLUG: readonly string[] = ['draft', 'pending', 'auto-draft'];
const STATUSES: readonly string[] = [
  'draft',
  'pending',
  'private',
  'publish',
  'future',
  'auto-draft',
  'trash',
];
const TRASHED = '__trashed';

/** Takes name and descriptions; markup that could run is taken out, the rest stays (facts.md 12). */
export function applyTexts({ product, body, isNew, shop }: ProductWrite): void {
  for (const field of ['name', 'description', 'short_description'] as const) {
    const value = body[field];
    if (value === null && !shop.behaviours.has('null-not-sent')) product[field] = '';
    else if (value !== undefined && value !== null) product[field] = withoutScripts(textOf(value));
  }
  if (isNew && product.parentId === 0 && textOf(body['name']) === '') {
    if (!shop.behaviours.has('missing-name-product'))
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
        params: ['name'],
      });
    product.name = 'Product';
  }
}

/** Takes weight and size, each on its own. */
export function applyDimensions({ product, body }: ProductWrite): void {
  if (body['weight'] !== undefined && body['weight'] !== null) product.weight = measure(body['weight']);
  const dimensions = (body['dimensions'] ?? {}) as Readonly<Record<string, unknown>>;
  for (const part of ['length', 'width', 'height'] as const) {
    const value = dimensions[part];
    if (value !== undefined && value !== null) product[part] = measure(value);
  }
}

/** Takes the status: in a batch one that there is not becomes a draft (facts.md 16). */
export function applyStatus({ product, body, strictness, shop }: ProductWrite): void {
  const status = textOf(body['status']);
  if (status === '') return;
  const isKnown = STATUSES.includes(status);
  if (!isKnown && strictness === 'batch' && !shop.behaviours.has('batch-status-garbage-draft'))
    throw invalidParam('status', 'status is not one of those that there are.', 'rest_not_in_enum');
  const stays =
    product.status === 'trash' && status === 'publish' && !shop.behaviours.has('publish-restores');
  if (stays) return;
  // What is due in the future is published at once where its date is not (facts.md 11).
  product.status = status === 'future' ? 'publish' : isKnown ? status : 'draft';
}

/** Gives a product an address of its own: the name's, or the one that is sent, with a number where it is taken. */
export function applySlug({ product, body, shop }: ProductWrite): void {
  if (product.parentId !== 0) return;
  const { slugs } = shop.catalogue;
  const wanted = textOf(body['slug']);
  if (wanted !== '') slugs.move(product, slugOf(wanted));
  else if (product.slug.endsWith(TRASHED) && product.status !== 'trash')
    slugs.move(product, product.slug.slice(0, -TRASHED.length));
  else if (product.slug === '' && !WITHOUT_SLUG.includes(product.status))
    slugs.move(product, slugOf(product.name) || `product-${product.id}`);
}

/** The address of a product that goes into the trash, so that its own is free. */
export function trashedSlug(slug: string): string {
  return slug === '' || slug.endsWith(TRASHED) ? slug : slug + TRASHED;
}

/** A GTIN holds digits and hyphens; everything else is dropped. */
export function applyGtin({ product, body, shop }: ProductWrite): void {
  const value = body['global_unique_id'];
  if (value === undefined || value === null) return;
  shop.catalogue.assignGtin(
    product,
    textOf(value).replace(/[^\d-]/g, ''),
    shop.behaviours.has('gtin-duplicate-refused'),
  );
}

/** A SKU without markup and spaces around it. */
export function cleanSku(value: unknown): string {
  return withoutMarkup(textOf(value));
}

/** A weight or a length: what is no number is none. */
function measure(value: unknown): string {
  return textOf(value).replace(/[^\d.]/g, '');
}

function withoutScripts(text: string): string {
  return text.replace(/<\/?(script|style|iframe)[^>]*>/gi, '');
}
