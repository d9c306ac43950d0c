import { ApiProperty } from '@nestjs/swagger';
import type { FullSyncPlan, PlannedChange } from '../../application/full-sync/plan-full-sync';
import type { MoneyImpact } from '../../application/full-sync/planned-changes';
import { FieldOwnershipResponse } from './field-ownership.response';

/** One field that would change. */
export class PlannedChangeResponse implements PlannedChange {
  @ApiProperty()
  productId!: string;

  @ApiProperty()
  sku!: string;

  @ApiProperty({ example: 'price.regular' })
  field!: string;

  @ApiProperty({
    type: Object,
    required: false,
    description: 'Left out where the shop’s value was never confirmed',
  })
  before!: unknown;

  @ApiProperty({ type: Object, description: 'Long texts as digests' })
  after!: unknown;
}

/** Products whose price goes one way, and by how much together, one piece of each. */
export class PriceMoveResponse {
  @ApiProperty()
  products!: number;

  @ApiProperty({ example: '1289.50' })
  sum!: string;
}

/** What the changing prices come to. */
export class MoneyImpactResponse implements MoneyImpact {
  @ApiProperty({ type: PriceMoveResponse })
  raised!: PriceMoveResponse;

  @ApiProperty({ type: PriceMoveResponse })
  lowered!: PriceMoveResponse;
}

/** Why a product, or a part of it, could not be written. */
export class RejectionResponse {
  @ApiProperty()
  productId!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/** What a full sync would do; nothing of it was done. */
export class FullSyncPlanResponse implements FullSyncPlan {
  @ApiProperty({
    type: FieldOwnershipResponse,
    description: 'Whose each field is; one that is the shop’s is in no change',
  })
  ownership!: FieldOwnershipResponse;

  @ApiProperty()
  totalProducts!: number;

  @ApiProperty()
  unchanged!: number;

  @ApiProperty({ description: 'In the shop already, found by SKU, and not tied to it yet' })
  adopt!: number;

  @ApiProperty({ description: 'Not in the shop yet' })
  create!: number;

  @ApiProperty()
  update!: number;

  @ApiProperty()
  trash!: number;

  @ApiProperty()
  imagesOnly!: number;

  @ApiProperty({ description: 'Products whose data the shop could not hold, wholly or in part' })
  rejected!: number;

  @ApiProperty({ description: 'Products that the ERP serves in a form that breaks the contract' })
  invalid!: number;

  @ApiProperty({ type: [RejectionResponse] })
  rejections!: readonly RejectionResponse[];

  @ApiProperty({ type: [PlannedChangeResponse] })
  changes!: readonly PlannedChangeResponse[];

  @ApiProperty({ description: 'Whether there are more changes than are shown' })
  changesCut!: boolean;

  @ApiProperty({ type: MoneyImpactResponse })
  moneyImpact!: MoneyImpactResponse;
}
