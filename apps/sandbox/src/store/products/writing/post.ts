import { cutSlug, slugOf } from '@cypher/shop-text';
import { phpCrash } from '../../http/request-body';
import { textOf } from '../../texts/coercions';
import { isSent, type Params } from '../../rest/rest-call';
import { instantIn, readDate } from '../../state/shop-time';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { isEmpty, withoutSlashes } from '../../texts/php';
import { variationTitle } from '../attributes/attribute-view';
import type { ProductWrite } from './product-write';

/** States without an address of their own: they get one when they are published. */
const WITHOUT_SLUG: readonly string[] = ['draft', 'pending', 'auto-draft'];
const TRASHED = '__trashed';
/** A trashed product keeps so much of its address. */
const KEPT_LENGTH = 191;
const MINUTE_MS = 60_000;
/** Where a trashed product keeps the address that it wants back. */
const WANTED_SLUG = '_wp_desired_post_slug';

/** Fields that the post of a product holds: they are kept together, or not at all. */
const POST_FIELDS = [
  'name',
  'description',
  'short_description',
  'status',
  'menu_order',
  'reviews_allowed',
  'post_password',
  'createdAt',
] as const;

/**
 * Brings what WordPress keeps of a product as a post into its form: date, status and address. A
 * post without any text is not kept, and what it was stays, its date too (fact 48). @returns
 * whether it is kept
 */
export function settlePost(write: ProductWrite, before: StoreProduct): boolean {
  const { draft, params, shop, isNew } = write;
  if (draft.parentId !== 0) {
    settleStatus(draft, shop);
    if (draft.slug === '' && !WITHOUT_SLUG.includes(draft.status))
      draft.slug = variationSlug(draft, shop);
    return true;
  }
  // WordPress keeps no post without a text: of a new one WooCommerce dies (fact 64).
  if (isNew && isBare(draft)) throw phpCrash();
  applyCreationDate(write);
  const isIgnored = shop.behaviours.has('name-empty-ignored') && !write.emptiesName;
  if (!isNew && isBare(draft) && isIgnored) {
    const isChanged = [...POST_FIELDS, 'above' as const].some(
      (field) => draft[field] !== before[field],
    );
    for (const field of POST_FIELDS) Object.assign(draft, { [field]: before[field] });
    return !isChanged;
  }
  settleStatus(draft, shop);
  if (!isNew) settleTexts(draft, before, params);
  const wanted = isSent(params['slug']) ? textOf(params['slug']) : draft.slug;
  settleSlug(draft, isNew ? draft : before, wanted, shop);
  return true;
}

/**
 * Every time that something of a post is kept, its texts lose a backslash before a sign once more,
 * also those that stay.
 */
function settleTexts(draft: StoreProduct, before: StoreProduct, params: Params): void {
  const isKept = [...POST_FIELDS, 'above' as const].some((field) => draft[field] !== before[field]);
  if (!isKept && !isSent(params['slug'])) return;
  for (const field of ['name', 'description', 'short_description'] as const)
    if (draft[field] === before[field])
      draft[field] = withAllowedMarkup(withoutSlashes(draft[field]));
}

function isBare({ name, description, short_description }: StoreProduct): boolean {
  return [name, description, short_description].every(isEmpty);
}

/** A date that is written in full; anything else is none. */
function applyCreationDate({ draft, params, shop, isNew }: ProductWrite): void {
  for (const [field, zone] of [
    ['date_created', shop.settings.timeZone],
    ['date_created_gmt', 'UTC'],
  ] as const) {
    const text = textOf(params[field]);
    const date = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}/.test(text) ? readDate(text) : null;
    // What is read of a date without a zone is taken for UTC, in both fields.
    if (date !== null)
      draft.createdAt =
        instantIn('UTC', date.wallClock) - (zone === 'UTC' ? 0 : (date.offset ?? 0));
  }
  if (isNew) draft.modifiedAt = draft.createdAt;
}

/** What is due in the future is published then, and what is not is published now. */
function settleStatus(draft: StoreProduct, shop: Shop): void {
  const isDue = draft.createdAt - shop.now() < MINUTE_MS;
  if (draft.status === 'future' && isDue) draft.status = 'publish';
  else if (draft.status === 'publish' && !isDue && draft.parentId === 0) draft.status = 'future';
}

function settleSlug(
  draft: StoreProduct,
  before: StoreProduct,
  wanted: string,
  { catalogue }: Shop,
): void {
  const isTrashed = draft.status === 'trash';
  if (isTrashed && before.status !== 'trash') {
    trashSlug(draft, catalogue.nextMetaId());
    return;
  }
  const back = !isTrashed && before.status === 'trash' ? wantedBack(draft) : undefined;
  const slug =
    back ??
    (isEmpty(wanted)
      ? slugOf(WITHOUT_SLUG.includes(draft.status) ? '' : draft.name)
      : slugOf(wanted));
  if (WITHOUT_SLUG.includes(draft.status)) draft.slug = slug;
  else
    draft.slug = catalogue.slugs.free(
      slug === '' ? slugOf(draft.name) || String(draft.id) : slug,
      draft.id,
    );
}

/** The address of a variation follows from its title, and stays. */
function variationSlug(variation: StoreProduct, shop: Shop): string {
  const wanted = slugOf(variationTitle(variation, shop)) || String(variation.id);
  return shop.catalogue.variationSlugs.free(wanted, variation.id);
}

/** The address that a product wants back when it leaves the trash; it is told of no more. */
function wantedBack(draft: StoreProduct): string | undefined {
  const row = draft.meta.find(({ key }) => key === WANTED_SLUG);
  if (row === undefined || isEmpty(row.value)) return undefined;
  draft.meta = draft.meta.filter((other) => other !== row);
  return textOf(row.value);
}

/** Gives a product that goes into the trash another address, so that its own is free. */
export function trashSlug(product: StoreProduct, metaId: number): void {
  if (product.slug.endsWith(TRASHED)) return;
  product.meta = [...product.meta, { id: metaId, key: WANTED_SLUG, value: product.slug }];
  product.slug = cutSlug(product.slug, KEPT_LENGTH) + TRASHED;
}
