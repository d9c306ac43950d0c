import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { StoreClient } from '../../ports/store-client.port';
import type { FlightBook } from '../flight-book';
import type { Passenger } from '../products/passenger';
import type { PictureFailures } from './picture-failures';

/** The pictures of one product, on their way to the shop. */
export interface PictureWork {
  readonly book: FlightBook;
  readonly store: StoreClient;
  readonly passenger: Passenger;
  readonly mapping: ProductSyncMapping;
  readonly failures: PictureFailures;
}
