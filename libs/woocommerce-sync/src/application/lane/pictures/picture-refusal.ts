import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { CallRefusedError } from '../../../domain/shop.errors';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { faultOfTheShop, isUnanswered } from '../../blame/whose-fault';
import { openOf } from '../products/claimed-product';
import type { PictureWork } from './picture-work';

/** The shop says that a picture it once had is gone, of a product or of a variation (fact 123). */
const ATTACHMENT_GONE: readonly (string | null)[] = [
  'woocommerce_product_invalid_image_id',
  'woocommerce_variation_invalid_image_id',
];

/** The shop says that somebody has deleted the product (fact 11). */
const PRODUCT_GONE = 'woocommerce_rest_product_invalid_id';

/**
 * Whether the shop refuses a call because an attachment of ours was deleted from its media library.
 */
export function isAttachmentGone({ storeCode }: CallRefusedError): boolean {
  return ATTACHMENT_GONE.includes(storeCode);
}

/** Whether the shop refuses a call because the product was deleted. */
export function isProductGone({ storeCode }: CallRefusedError): boolean {
  return storeCode === PRODUCT_GONE;
}

/**
 * Why a call with new pictures was not taken by a shop that is well: one of them is refused, or, as
 * a rule, its download took longer than anybody waits; then the call may go on in the shop. Throws
 * the error where it is no picture's fault.
 */
export async function pictureFailure(
  { record, store, claimed }: Pick<PictureWork, 'record' | 'store' | 'claimed'>,
  error: unknown,
): Promise<FailureReason & { readonly retryable: boolean }> {
  if (!(error instanceof WooCommerceError)) throw error;
  if (error instanceof CallRefusedError) {
    if (isAttachmentGone(error) || isProductGone(error)) throw error;
    return { code: error.storeCode ?? error.code, message: error.storeMessage, retryable: false };
  }
  const fault = await faultOfTheShop(store.health, error);
  if (fault !== null) throw fault;
  if (isUnanswered(error)) record.doubt(openOf(claimed));
  return { code: 'IMAGES_NOT_TAKEN', message: error.message, retryable: true };
}
