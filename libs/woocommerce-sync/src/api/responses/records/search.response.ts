import { ApiProperty } from '@nestjs/swagger';
import type {
  Found,
  FoundStore,
} from '../../../application/use-cases/records/search-everywhere.use-case';
import {
  RUN_KINDS,
  type FoundOrder,
  type FoundProduct,
  type FoundRun,
} from '../../../domain/records/search.repository';
import { NULLABLE_TEXT } from '../next-cursor';

/** A product, or a variant of it. */
export class FoundProductResponse implements FoundProduct {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ description: 'The ERP’s id of the product' })
  productId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The variant that matched; null for a product' })
  variantId!: string | null;

  @ApiProperty()
  storeProductId!: number;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  name!: string | null;
}

/** An order; nothing personal. */
export class FoundOrderResponse implements FoundOrder {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  orderId!: number;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  status!: string;
}

/** A full sync, a comparison, an adoption or a reading of orders. */
export class FoundRunResponse implements FoundRun {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ enum: RUN_KINDS })
  kind!: FoundRun['kind'];

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;
}

/** A store. */
export class FoundStoreResponse implements FoundStore {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  url!: string;
}

/** What a search found: eight of each kind at the most. */
export class SearchResponse implements Found {
  @ApiProperty({ type: [FoundProductResponse] })
  products!: readonly FoundProductResponse[];

  @ApiProperty({
    type: [FoundOrderResponse],
    description: 'None where the token may see no orders',
  })
  orders!: readonly FoundOrderResponse[];

  @ApiProperty({ type: [FoundRunResponse] })
  runs!: readonly FoundRunResponse[];

  @ApiProperty({ type: [FoundStoreResponse] })
  stores!: readonly FoundStoreResponse[];
}
