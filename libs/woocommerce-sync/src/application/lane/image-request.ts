import type { FlightBook } from './flight-book';
import { imagesDiffer } from './image-source';
import type { Passenger } from './passenger';

/** After a whole product: asks for its pictures, which travel alone, where the shop does not show them yet. */
export function askForImages(book: FlightBook, { product, items, mapping, family }: Passenger): void {
  if (mapping === null || product.status === 'archived') return;
  const isUnknown = [mapping, ...family.values()].some(({ confirmed }) => confirmed.images === undefined);
  const whole = isUnknown || items.some((item) => item.syncType === 'product');
  if (!whole || !imagesDiffer(product, mapping, family)) return;
  // Pictures of a full sync must not go before its products.
  const bulk = items.every((item) => item.batchId !== null);
  book.ask('image', product.id, 'product sync', bulk);
}
