import type { CatalogProduct } from '../../domain/catalog-product';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem } from '../../domain/sync-item';

/** One product of a flight, with all that is known of it. */
export interface Passenger {
  readonly product: CatalogProduct;
  readonly items: readonly SyncItem[];
  mapping: ProductSyncMapping | null;
  /** What the shop has of its variants, by their ids. */
  readonly family: Map<string, ProductSyncMapping>;
}

/** A product that is in the shop and not in the ERP, with the items that want it taken down. */
export interface GonePassenger {
  readonly productId: string;
  readonly items: readonly SyncItem[];
  readonly mapping: ProductSyncMapping;
}

/** A passenger's items that are not booked yet. */
export function openOf(passenger: Pick<Passenger, 'items'>): SyncItem[] {
  return passenger.items.filter((item) => item.status === 'syncing');
}
