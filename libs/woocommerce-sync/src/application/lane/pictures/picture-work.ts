import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import type { ClaimedProduct } from '../products/claimed-product';
import type { PictureFailures } from './picture-failures';

/** The pictures of one product, on their way to the shop. */
export interface PictureWork {
  readonly record: DeliveryRecord;
  readonly store: StoreClient;
  readonly claimed: ClaimedProduct;
  readonly mapping: ProductSyncMapping;
  readonly failures: PictureFailures;
}
