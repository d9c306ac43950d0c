import { readSlug, slugOf } from '@cypher/shop-text';
import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import { StoreError } from '../../http/store-error';
import { isEmpty, withoutSlashes } from '../../texts/php';
import { TERM_ORDERS } from './attribute-args';
import type { StoreAttribute } from './store-attribute';

/** Longest slug of an attribute, in bytes (fact 23). */
const MAX_SLUG_LENGTH = 28;

const PREFIX = 'pa_';

/** Slugs that attributes have. */
export type KnownSlugs = ReadonlySet<string>;

/** Words that WordPress keeps to itself. */
const RESERVED = new Set(
  `attachment attachment_id author author_name calendar cat category category__and category__in category__not_in category_name
  comments_per_page comments_popup cpage day debug error exact feed hour link_category m minute monthnum more name nav_menu
  nopaging offset order orderby p page page_id paged pagename pb perm post post__in post__not_in post_format post_mime_type
  post_status post_tag post_type posts posts_per_archive_page posts_per_page preview robots s search second sentence showposts
  static subpost subpost_id tag tag__and tag__in tag__not_in tag_id tag_slug__and tag_slug__in taxonomy tb term type w
  withcomments withoutcomments year`.split(/\s+/),
);

type Written = Pick<StoreAttribute, 'name' | 'slug' | 'type' | 'order_by' | 'has_archives'>;

/**
 * What a write makes of an attribute; one whose slug is not sent gets another from its name, at
 * every write.
 * @param before null for a new one @throws StoreError for a missing name, and a slug that cannot be
 * (fact 23)
 */
export function attributeOf(
  params: Params,
  before: StoreAttribute | null,
  known: KnownSlugs,
  shop: Shop,
): Written {
  const code = before === null ? 'woocommerce_rest_cannot_create' : 'woocommerce_rest_cannot_edit';
  const refuse = (message: string): never => {
    throw new StoreError(400, code, message);
  };
  const sentName = withoutSlashes(textOf(params['name']));
  const name = isEmpty(sentName) ? (before?.name ?? '') : sentName;
  if (isEmpty(name)) refuse('Please, provide an attribute name.');
  const sentSlug = taxonomyName(textOf(params['slug']));
  const slug = isEmpty(sentSlug) ? taxonomyName(name) : sentSlug.replace(/^pa_/, '');
  checkSlug(slug, before?.slug.slice(PREFIX.length), known, shop, refuse);
  const order = textOf(params['order_by']) || (before?.order_by ?? '');
  const archives = params['has_archives'];
  return {
    name,
    slug: slug === '' ? '' : PREFIX + slug,
    type: 'select',
    order_by: (TERM_ORDERS as readonly string[]).includes(order) ? order : 'menu_order',
    has_archives:
      archives === undefined || archives === null
        ? (before?.has_archives ?? false)
        : archives === true,
  };
}

/** Gives an attribute another slug, also where products keep it under the old one. */
export function renameAttribute(
  attribute: StoreAttribute,
  slug: string,
  { catalogue }: Shop,
): void {
  if (slug === attribute.slug) return;
  const [before, after] = [slugOf(attribute.slug), slugOf(slug)];
  for (const product of catalogue.products.values()) {
    if (product.attributes.some(({ key }) => key === before)) {
      product.attributes = product.attributes.map((own) =>
        own.key === before ? { ...own, key: after, name: slug } : own,
      );
    }
    product.options = product.options.map((own) =>
      own.key === before ? { ...own, key: after } : own,
    );
  }
}

function checkSlug(
  slug: string,
  own: string | undefined,
  known: KnownSlugs,
  { behaviours }: Shop,
  refuse: (message: string) => never,
): void {
  if (Buffer.byteLength(slug) > MAX_SLUG_LENGTH && behaviours.has('attribute-slug-28'))
    refuse(`Slug "${slug}" is too long (28 characters max). Shorten it, please.`);
  if (RESERVED.has(slug))
    refuse(`Slug "${slug}" is not allowed because it is a reserved term. Change it, please.`);
  const isTaken = slug !== own && known.has(PREFIX + slug);
  if (isTaken && behaviours.has('attribute-duplicate-refused'))
    refuse(`Slug "${slug}" is already in use. Change it, please.`);
}

/** WooCommerce's `wc_sanitize_taxonomy_name`: a slug with its letters in place of their octets. */
function taxonomyName(text: string): string {
  return readSlug(slugOf(readSlug(text)));
}
