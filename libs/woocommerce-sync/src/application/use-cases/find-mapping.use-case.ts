import { Injectable } from '@nestjs/common';
import type { ProductSyncMappingState } from '../../domain/product-sync-mapping';
import { ISyncRepository } from '../../domain/sync.repository';
import { MappingNotFoundError } from '../../domain/woocommerce.errors';

/** Which shop product an ERP product is. */
@Injectable()
export class FindMapping {
  constructor(private readonly repository: ISyncRepository) {}

  /** The mapping of a product. Throws `MappingNotFoundError`. */
  async execute(storeId: string, productId: string): Promise<Readonly<ProductSyncMappingState>> {
    const mapping = await this.repository.findMapping(storeId, productId);
    if (mapping === null) throw new MappingNotFoundError(storeId, productId);
    return mapping.snapshot();
  }
}
