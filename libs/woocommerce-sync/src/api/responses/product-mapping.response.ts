import { ApiProperty } from '@nestjs/swagger';
import type { MappingStatus, ProductSyncMappingState } from '../../domain/mapping/mapping-state';

/** Which shop product an ERP product is, and how it stands. */
export class ProductMappingResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  internalProductId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The product whose variant it is' })
  parentProductId!: string | null;

  @ApiProperty()
  wooCommerceProductId!: number;

  @ApiProperty({ format: 'date-time' })
  lastSynced!: Date;

  @ApiProperty({ enum: ['in_sync', 'out_of_sync', 'error', 'trashed'] })
  syncStatus!: MappingStatus;

  @ApiProperty({ type: String, nullable: true })
  errorMessage!: string | null;

  @ApiProperty({ description: 'Version of the ERP’s product that was last delivered' })
  erpVersion!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the shop last confirmed, by field group; long texts as digests',
  })
  confirmed!: ProductSyncMappingState['confirmed'];
}
