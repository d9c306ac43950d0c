import { isWanted } from '../../../domain/catalog/catalog-product';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import type { DeliveryRecord } from '../delivery-record';
import { hasFlawedImages, hasOrHadImages, imagesDiffer } from '../../planning/image-source';
import { isBulk, type ClaimedProduct } from '../products/claimed-product';

/**
 * After a whole product: asks for its pictures, which travel alone, where the shop does not show
 * them yet, or where all of the product was to be sent again.
 */
export function askForImages(record: DeliveryRecord, claimed: ClaimedProduct): void {
  const { product, items, mapping, family } = claimed;
  if (mapping === null || !isWanted(product)) return;
  const isUnknown = [mapping, ...family.values()].some(
    ({ confirmed }) => confirmed.images === undefined,
  );
  const whole = isUnknown || items.some((item) => item.syncType === 'product');
  const force = items.some(isSentAgain) && hasOrHadImages(product, mapping, family);
  const isWrong = imagesDiffer(product, mapping, family) || hasFlawedImages(product);
  if (!force && !(whole && isWrong)) return;
  // Pictures of a full sync must not go before its products.
  record.ask('image', product.id, 'product sync', { bulk: isBulk(claimed), force });
}

// The write that follows one in doubt is forced as well: it is about what that one brought, which
// were no pictures.
function isSentAgain({ syncType, batchId, payload: { force, inDoubtSince } }: SyncItem): boolean {
  return syncType === 'product' && force && (batchId !== null || inDoubtSince === undefined);
}
