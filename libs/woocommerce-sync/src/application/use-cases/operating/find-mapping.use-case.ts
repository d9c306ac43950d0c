import { Injectable } from '@nestjs/common';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { MappingNotFoundError } from '../../../domain/woocommerce.errors';
import { StoreClients } from '../../ports/store-client.port';

/** Which shop product an ERP product is. */
@Injectable()
export class FindMapping {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * The mapping of a product. Throws `MappingNotFoundError`, and `ValidationError` for an unknown
   * store.
   */
  async execute(storeId: string, productId: string): Promise<Readonly<ProductSyncMappingState>> {
    this.stores.get(storeId);
    const mapping = await this.mappings.find(storeId, productId);
    if (mapping === null) throw new MappingNotFoundError(storeId, productId);
    return mapping.snapshot();
  }
}
