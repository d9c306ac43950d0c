import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { FlightBook } from './flight-book';
import { showsImages } from './image-source';
import type { Passenger } from './passenger';

/** After a whole product: asks for its pictures, which travel alone, where the shop does not show them yet. */
export function askForImages(
  book: FlightBook,
  { product, items }: Passenger,
  mapping: ProductSyncMapping,
): void {
  const whole = items.some((item) => item.syncType === 'product') || mapping.confirmed.images === undefined;
  if (!whole || showsImages(mapping, product.images)) return;
  if (mapping.confirmed.images === undefined && product.images.length === 0) return;
  // Pictures of a full sync must not go before its products.
  const bulk = items.every((item) => item.batchId !== null);
  book.ask('image', product.id, 'product sync', bulk);
}
