import { ApiProperty } from '@nestjs/swagger';
import type { ProductStatus } from '../../application/use-cases/operating/read-product-status.use-case';
import type { MappingStatus } from '../../domain/mapping/mapping-state';

/** How one product stands in a shop, in short. */
export class ProductStatusResponse implements ProductStatus {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty()
  wooCommerceProductId!: number;

  @ApiProperty({ enum: ['in_sync', 'out_of_sync', 'error', 'trashed'] })
  syncStatus!: MappingStatus;

  @ApiProperty({ description: 'Delivery cycles that failed since it was last right' })
  attempts!: number;

  @ApiProperty({ format: 'date-time' })
  lastSynced!: Date;

  @ApiProperty({
    enum: ['cache', 'ledger'],
    description: 'Who answered; the cache may be a little behind',
  })
  from!: 'cache' | 'ledger';
}
