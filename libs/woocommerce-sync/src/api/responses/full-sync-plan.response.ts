import { ApiProperty } from '@nestjs/swagger';
import type { FullSyncPlan, PlannedChange } from '../../application/full-sync/full-sync-plan';
import type { MoneyImpact } from '../../application/full-sync/planned-changes';
import type { VariantCounts } from '../../application/full-sync/planned-variants';
import type { Owners } from '../../domain/fields/field-ownership';
import { PlannedCategoriesResponse, PlanNoteResponse } from './plan-parts.response';
import { FieldOwnershipResponse } from './status/field-ownership.response';

/** One field that would change, of a product or of a variant of it. */
export class PlannedChangeResponse implements PlannedChange {
  @ApiProperty()
  productId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it is the product’s own' })
  variantId!: string | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty({
    example: 'price.regular',
    description:
      '`variant` for a variation that would go, with its id in the shop before and null after',
  })
  field!: string;

  @ApiProperty({
    type: Object,
    required: false,
    description:
      'Left out where the shop’s value was never confirmed; where the shop was asked, what it shows now',
  })
  before!: unknown;

  @ApiProperty({ type: Object, description: 'Long texts as digests' })
  after!: unknown;
}

/** Products and variants whose price goes one way, and by how much together, one piece of each. */
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

/** Variants by what would be done about them. */
export class PlannedVariantsResponse implements VariantCounts {
  @ApiProperty()
  create!: number;

  @ApiProperty({
    description:
      'In the shop already, found by SKU under their product, and not tied to it yet; only where the shop is asked, else they count as `create`',
  })
  adopt!: number;

  @ApiProperty()
  update!: number;

  @ApiProperty({ description: 'Variations that the shop would lose, whose product stays' })
  remove!: number;

  @ApiProperty({ description: 'Variants whose data the shop could not hold, wholly or in part' })
  rejected!: number;
}

/** What a full sync would do; nothing of it was done. */
export class FullSyncPlanResponse implements FullSyncPlan {
  @ApiProperty({
    type: FieldOwnershipResponse,
    description: 'Whose each field is; one that is the shop’s is in no change',
  })
  ownership!: Owners;

  @ApiProperty()
  totalProducts!: number;

  @ApiProperty()
  unchanged!: number;

  @ApiProperty({ description: 'In the shop already, found by SKU, and not tied to it yet' })
  adopt!: number;

  @ApiProperty({ description: 'Not in the shop yet' })
  create!: number;

  @ApiProperty({ description: 'Of the product, or of its variants alone' })
  update!: number;

  @ApiProperty({ description: 'Of those updated, products that come back from the trash' })
  restore!: number;

  @ApiProperty({
    description: 'Of those updated, products that are hidden as PRODUCT_FILTER leaves them out',
  })
  hide!: number;

  @ApiProperty({ description: 'Archived in the ERP, or left out by PRODUCT_FILTER' })
  trash!: number;

  @ApiProperty({ description: 'Products that PRODUCT_FILTER leaves out, in the shop or not' })
  unsold!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { price: 120, name: 118 },
    description:
      'In how many products and variants that the shop has each field group would change',
  })
  fields!: Readonly<Record<string, number>>;

  @ApiProperty({
    description: 'Products of the shop that the ERP does not list, and that would be taken down',
  })
  gone!: number;

  @ApiProperty()
  imagesOnly!: number;

  @ApiProperty({
    description: 'Products whose data, or a variant’s, the shop could not hold, wholly or in part',
  })
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

  @ApiProperty({ type: PlannedVariantsResponse })
  variants!: PlannedVariantsResponse;

  @ApiProperty({ type: PlannedCategoriesResponse })
  categories!: PlannedCategoriesResponse;

  @ApiProperty({
    type: [PlanNoteResponse],
    description:
      'Price lists, warehouses, tags, flags, categories and languages that the rules name and the ERP nowhere has',
  })
  notes!: readonly PlanNoteResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Such as why nothing would be taken down',
  })
  note!: string | null;
}
