import type { SyncItem } from '../../../domain/ledger/sync-item';
import type { FlightBook } from '../flight-book';
import { hasFlawedImages, hasOrHadImages, imagesDiffer } from '../../planning/image-source';
import type { Passenger } from '../products/passenger';

/**
 * After a whole product: asks for its pictures, which travel alone, where the shop does not show them yet, or where all of
 * the product was to be sent again.
 */
export function askForImages(book: FlightBook, { product, items, mapping, family }: Passenger): void {
  if (mapping === null || product.status === 'archived') return;
  const isUnknown = [mapping, ...family.values()].some(({ confirmed }) => confirmed.images === undefined);
  const whole = isUnknown || items.some((item) => item.syncType === 'product');
  const force = items.some(isSentAgain) && hasOrHadImages(product, mapping, family);
  const isWrong = imagesDiffer(product, mapping, family) || hasFlawedImages(product);
  if (!force && !(whole && isWrong)) return;
  // Pictures of a full sync must not go before its products.
  const bulk = items.every((item) => item.batchId !== null);
  book.ask('image', product.id, 'product sync', { bulk, force });
}

// The write that follows one in doubt is forced as well: it is about what that one brought, which were no pictures.
function isSentAgain({ syncType, batchId, payload: { force, inDoubtSince } }: SyncItem): boolean {
  return syncType === 'product' && force && (batchId !== null || inDoubtSince === undefined);
}
