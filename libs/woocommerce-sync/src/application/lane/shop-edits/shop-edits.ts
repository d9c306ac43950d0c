import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { EditedWrites } from './edited-writes';
import { KeptAttributes } from './kept-attributes';
import { ManualOffers } from './manual-offers';

/** Lets what people set in the shop by hand survive a delivery's writes, where the store wants it. */
@Injectable()
export class ShopEdits {
  constructor(
    private readonly offers: ManualOffers,
    private readonly attributes: KeptAttributes,
  ) {}

  /** The writes that keep both manual offers and added attributes. Throws faults of the shop. */
  async keep(
    storeId: string,
    store: StoreClient,
    mappings: ReadonlyMap<string, ProductSyncMapping | null>,
    writes: ReadonlyMap<string, ProductWrite>,
  ): Promise<EditedWrites> {
    const offers = await this.offers.keep(storeId, store, mappings, writes);
    const both = await this.attributes.keep(storeId, store, mappings, offers.writes);
    const leftOut = new Map(offers.leftOut);
    for (const [id, reasons] of both.leftOut)
      leftOut.set(id, [...(leftOut.get(id) ?? []), ...reasons]);
    return { writes: both.writes, leftOut };
  }
}
