import { ApiProperty } from '@nestjs/swagger';
import type { AdoptedMapping } from '../../../application/use-cases/records/adopt-mapping.use-case';
import type { UnlinkedMapping } from '../../../application/use-cases/records/unlink-mapping.use-case';
import type { MappingStatus } from '../../../domain/mapping/mapping-state';
import type { ListedMapping } from '../../../domain/records/mapping-list.repository';
import { NEXT_CURSOR, NULLABLE_TEXT } from '../next-cursor';

/** Which product of the shop one of the ERP is. */
export class ListedMappingResponse implements ListedMapping {
  @ApiProperty({ description: 'The ERP’s id' })
  productId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The product whose variant it is' })
  parentProductId!: string | null;

  @ApiProperty({ description: 'The shop’s id' })
  storeProductId!: number;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  name!: string | null;

  @ApiProperty({ enum: ['in_sync', 'out_of_sync', 'error', 'trashed'] })
  status!: MappingStatus;

  @ApiProperty({ format: 'date-time' })
  lastSynced!: Date;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'What is known to be wrong' })
  problem!: string | null;
}

/** One page of mappings, by the ERP’s id. */
export class MappingsResponse {
  @ApiProperty({ type: [ListedMappingResponse] })
  items!: readonly ListedMappingResponse[];

  @ApiProperty(NEXT_CURSOR)
  nextCursor!: string | null;
}

/** What was tied. */
export class AdoptedMappingResponse implements AdoptedMapping {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty()
  storeProductId!: number;

  @ApiProperty()
  erpSku!: string;

  @ApiProperty({ description: 'The shop’s; the next sync writes the ERP’s' })
  shopSku!: string;

  @ApiProperty()
  isSameSku!: boolean;

  @ApiProperty({ example: 'publish' })
  shopStatus!: string;
}

/** What was untied. */
export class UnlinkedMappingResponse implements UnlinkedMapping {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty()
  storeProductId!: number;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty({ description: 'What the next sync will do, for a person' })
  next!: string;
}
