import { flagOf, textOf } from '../../texts/coercions';
import { StoreError } from '../../http/store-error';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { integerOf, isEmpty, trimmed, withoutSlashes } from '../../texts/php';
import { POST_STATUSES } from '../schema/product-words';
import { sentScalar, type ProductWrite } from './product-write';

/**
 * Takes name and descriptions: markup that is not allowed goes, and backslashes do (fact 12,
 * 35).
 */
export function applyTexts(write: ProductWrite): void {
  const { draft, isNew, shop } = write;
  for (const field of ['name', 'description', 'short_description'] as const) {
    const value = sentScalar(write, field);
    if (value !== undefined) draft[field] = withAllowedMarkup(withoutSlashes(textOf(value)));
  }
  const isNameless = isNew && isEmpty(draft.name);
  draft.name = trimmed(draft.name);
  if (!isNameless) return;
  if (!shop.behaviours.has('missing-name-product')) {
    throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
      params: ['name'],
    });
  }
  draft.name = 'Product';
}

/** Takes what the post of a product holds besides its texts. */
export function applyPost(write: ProductWrite): void {
  const { draft } = write;
  const status = sentScalar(write, 'status');
  if (status !== undefined) draft.status = statusOf(textOf(status), write);
  const order = sentScalar(write, 'menu_order');
  if (order !== undefined) draft.menu_order = integerOf(order);
  const reviews = sentScalar(write, 'reviews_allowed');
  if (reviews !== undefined) draft.reviews_allowed = flagOf(reviews);
  const password = sentScalar(write, 'post_password');
  if (password !== undefined) draft.post_password = withoutSlashes(textOf(password));
  const note = sentScalar(write, 'purchase_note');
  if (note !== undefined) draft.purchase_note = withAllowedMarkup(withoutSlashes(textOf(note)));
}

/** A status that WordPress does not know becomes a draft (fact 16). */
export function statusOf(status: string, { draft, shop }: ProductWrite): string {
  const isKnown = (POST_STATUSES as readonly string[]).includes(status);
  if (!isKnown && !shop.behaviours.has('batch-status-garbage-draft')) {
    throw new StoreError(400, 'rest_invalid_param', 'Invalid parameter(s): status', {
      params: { status: 'status' },
    });
  }
  const stays =
    draft.status === 'trash' && status === 'publish' && !shop.behaviours.has('publish-restores');
  if (stays) return draft.status;
  return isKnown ? status : 'draft';
}
