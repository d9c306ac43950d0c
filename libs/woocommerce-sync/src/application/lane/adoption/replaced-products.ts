import { Injectable } from '@nestjs/common';
import { ShopCheckRepository } from '../../../domain/runs/shop-check.repository';
import { foldedSku } from '../../../domain/catalog/sku';
import type { StoreClient } from '../../ports/store-client.port';
import { findBySkus } from './product-lookup';

/** A product whose id has another SKU in the shop than it last confirmed. */
export interface OddlyNamed {
  readonly storeProductId: number;
  /** The SKU that the shop last confirmed. */
  readonly sku: string;
  readonly shownSku: string;
}

/**
 * Tells a product whose SKU somebody has changed by hand from an id that is another product's now,
 * as after a backup of the shop was restored: then its SKU is somewhere else, or what is shown is
 * the SKU of another product of ours.
 */
@Injectable()
export class ReplacedProducts {
  constructor(private readonly believed: ShopCheckRepository) {}

  /**
   * Those of them whose ids are other products' now, by their ids in the shop, each with the
   * product of ours that is there; null where it is none of ours. Throws faults of the shop.
   */
  async find(
    storeId: string,
    store: StoreClient,
    odd: readonly OddlyNamed[],
  ): Promise<ReadonlyMap<number, string | null>> {
    if (odd.length === 0) return new Map();
    const { found } = await findBySkus(
      store,
      odd.map(({ sku }) => sku),
    );
    const idsBySku = new Map(found.map((ref) => [foldedSku(ref.sku), ref.storeProductId]));
    const owners = await this.believed.findOwners(
      storeId,
      odd.map(({ shownSku }) => shownSku).filter((sku) => sku !== ''),
    );
    return new Map(
      odd.flatMap(({ storeProductId, sku, shownSku }) => {
        const sought = idsBySku.get(foldedSku(sku));
        const owner = owners.get(shownSku) ?? null;
        const isElsewhere = sought !== undefined && sought !== storeProductId;
        return isElsewhere || owner !== null ? [[storeProductId, owner] as const] : [];
      }),
    );
  }
}
