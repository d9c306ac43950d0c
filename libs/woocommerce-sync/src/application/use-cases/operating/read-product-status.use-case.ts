import { Injectable } from '@nestjs/common';
import type { ProductStanding } from '../../../domain/mapping/product-standing';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { MappingNotFoundError } from '../../../domain/woocommerce.errors';
import { StoreClients } from '../../ports/store-client.port';
import { SyncCache } from '../../ports/sync-cache.port';

/** How a product stands, and who said so. */
export interface ProductStatus extends ProductStanding {
  readonly from: 'cache' | 'ledger';
}

/** How one product stands in a shop: cheap, for pages that ask about every product they show. */
@Injectable()
export class ReadProductStatus {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
    private readonly cache: SyncCache,
  ) {}

  /** From the cache where it knows, else from the ledger. Throws `MappingNotFoundError`. */
  async execute(storeId: string, productId: string): Promise<ProductStatus> {
    this.stores.get(storeId);
    const cached = await this.cache.find(storeId, productId);
    if (cached !== null) return { ...cached, from: 'cache' };

    const standing = await this.mappings.findStanding(storeId, productId);
    if (standing === null) throw new MappingNotFoundError(storeId, productId);
    await this.cache.put([standing]);
    return { ...standing, from: 'ledger' };
  }
}
