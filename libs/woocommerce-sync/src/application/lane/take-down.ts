import { Injectable } from '@nestjs/common';
import { FIELD_GROUPS } from '../../domain/product-fields';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem, SyncOutcome } from '../../domain/sync-item';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import type { StoreClient } from '../ports/store-client.port';
import { faultOfTheShop } from './fault-of-the-shop';
import type { FlightBook } from './flight-book';
import { ProductDelivery } from './product-delivery';

/** A product that is to go into the trash, and who wants that. */
export interface TakeDownSubject {
  readonly productId: string;
  /** Of the ERP's product; 0 where it has none any more. */
  readonly version: number;
  readonly items: readonly SyncItem[];
}

/** Puts products into the shop's trash that are not for sale any more. */
@Injectable()
export class TakeDown {
  constructor(private readonly delivery: ProductDelivery) {}

  /**
   * What it came to: `skipped` where it lay in the trash already; null where its items failed. A
   * shop that is well and does not let it go there fails its items, and no others; throws the
   * shop's fault where it is not well.
   */
  async execute(
    book: FlightBook,
    store: StoreClient,
    { productId, version, items }: TakeDownSubject,
    mapping: ProductSyncMapping,
  ): Promise<SyncOutcome | null> {
    if (mapping.syncStatus === 'trashed') return 'skipped';
    book.keep(mapping);
    try {
      await this.delivery.trash(store, { productId, version }, mapping.wooCommerceProductId, book);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      mapping.doubtWrite({ groups: FIELD_GROUPS, version });
      const fault = await faultOfTheShop(store, error);
      if (fault !== null) throw fault;
      const message = `The shop does not let the product go into the trash: ${error.message}`;
      mapping.noteProblems([], new Map([['product', message]]));
      book.fail(items, { code: 'TAKEDOWN_REFUSED', message }, true);
      return null;
    }
    mapping.markTrashed(version, book.now());
    return 'synced';
  }
}
