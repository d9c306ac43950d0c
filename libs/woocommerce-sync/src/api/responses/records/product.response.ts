import { ApiProperty } from '@nestjs/swagger';
import type { RejectedGroup } from '../../../application/use-cases/records/read-product.use-case';
import type { ComparedField } from '../../../application/records/compared-fields';
import type { SideProblem } from '../../../application/records/product-sides';
import { GROUPS, type FieldGroup } from '../../../domain/fields/product-fields';
import type { MappingStatus } from '../../../domain/mapping/mapping-state';
import { NULLABLE_MOMENT, NULLABLE_TEXT } from '../next-cursor';
import { ItemResponse } from './items.response';

const ANY = { type: Object, nullable: true } as const;
const NUMBER = { type: Number, nullable: true } as const;

/** What became of a question to one side. */
export const SIDE_STATES = ['known', 'missing', 'failed'] as const;

/** What a sync would do. */
export const PLAN_KINDS = [
  'unchanged',
  'stale-read',
  'not-wanted',
  'trash',
  'update',
  'create',
] as const;

/** Why a side could not be asked. */
export class SideProblemResponse implements SideProblem {
  @ApiProperty({ example: 'STORE_TIMEOUT' })
  code!: string;

  @ApiProperty()
  message!: string;
}

/** What the ERP says of the product as a whole. */
export class ErpSideResponse {
  @ApiProperty({ enum: SIDE_STATES, description: 'missing: the ERP has no such product' })
  state!: (typeof SIDE_STATES)[number];

  @ApiProperty({ type: SideProblemResponse, nullable: true })
  problem!: SideProblem | null;

  @ApiProperty(NULLABLE_TEXT)
  name!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, enum: ['active', 'inactive', 'archived'] })
  status!: string | null;

  @ApiProperty(NUMBER)
  version!: number | null;

  @ApiProperty(NULLABLE_MOMENT)
  updatedAt!: Date | null;
}

/** What the shop shows of the product as a whole. */
export class ShopSideResponse {
  @ApiProperty({
    enum: SIDE_STATES,
    description: 'missing: not mapped, or the shop has it no more',
  })
  state!: (typeof SIDE_STATES)[number];

  @ApiProperty({ type: SideProblemResponse, nullable: true })
  problem!: SideProblem | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'publish', description: 'The shop’s word' })
  status!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where customers see it' })
  address!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where it is edited in the shop' })
  adminAddress!: string | null;
}

/** Which product of the shop it is, and how it stands. */
export class ProductStandingResponse {
  @ApiProperty({ description: 'The shop’s id' })
  storeProductId!: number;

  @ApiProperty({ enum: ['in_sync', 'out_of_sync', 'error', 'trashed'] })
  status!: MappingStatus;

  @ApiProperty({ format: 'date-time' })
  lastSynced!: Date;

  @ApiProperty({ description: 'Version of the ERP’s product that was delivered last' })
  erpVersion!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What is known to be wrong, by field group, `images`, `product` or `presence`',
  })
  problems!: Readonly<Record<string, string>>;
}

/** One field: what each of the three says. */
export class ComparedFieldResponse implements ComparedField {
  @ApiProperty({ enum: Object.keys(GROUPS), description: 'Fields of a group travel together' })
  group!: FieldGroup;

  @ApiProperty({ example: 'regular_price', description: 'WooCommerce’s name of the field' })
  name!: string;

  @ApiProperty({
    ...ANY,
    description: 'What the ERP wants; null for nothing, or where it is not asked. Any JSON',
  })
  erp!: unknown;

  @ApiProperty({
    ...ANY,
    description: 'What the shop confirmed last; null also where only a digest of it is kept',
  })
  sent!: unknown;

  @ApiProperty({ ...ANY, description: 'What the shop shows now' })
  shop!: unknown;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      'Whether the shop shows it otherwise than the ERP wants it; what the shop may keep is no ' +
      'difference. Null where nobody can tell, or the field is not Cypher’s',
  })
  differs!: boolean | null;
}

/** A field group that the ERP’s data makes impossible. */
export class RejectedGroupResponse implements RejectedGroup {
  @ApiProperty()
  group!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/** A variant, field by field. */
export class ComparedVariantResponse {
  @ApiProperty({ description: 'The ERP’s id' })
  variantId!: string;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The shop’s word; null where it shows none' })
  shownStatus!: string | null;

  @ApiProperty({ type: ProductStandingResponse, nullable: true })
  mapping!: ProductStandingResponse | null;

  @ApiProperty({ type: [ComparedFieldResponse] })
  fields!: readonly ComparedField[];
}

/** A picture that the shop shows. */
export class ShownPictureResponse {
  @ApiProperty({ description: 'Its place, from 0: see `/products/:productId/pictures/:index`' })
  index!: number;

  @ApiProperty({ description: 'The shop’s own address of it' })
  address!: string;

  @ApiProperty()
  alt!: string;
}

/** One product of a store, from every side. */
export class ProductResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ description: 'The ERP’s id; of a variant that was asked for, of its product' })
  productId!: string;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty({ format: 'date-time' })
  readAt!: Date;

  @ApiProperty({ type: ErpSideResponse })
  erp!: ErpSideResponse;

  @ApiProperty({ type: ShopSideResponse })
  shop!: ShopSideResponse;

  @ApiProperty({ type: ProductStandingResponse, nullable: true })
  mapping!: ProductStandingResponse | null;

  @ApiProperty({
    enum: PLAN_KINDS,
    nullable: true,
    description: 'What a sync by force would do; null where the ERP cannot be asked',
  })
  plan!: (typeof PLAN_KINDS)[number] | null;

  @ApiProperty({ type: [RejectedGroupResponse] })
  rejected!: readonly RejectedGroup[];

  @ApiProperty({ type: [ComparedFieldResponse] })
  fields!: readonly ComparedField[];

  @ApiProperty({ type: [ComparedVariantResponse] })
  variants!: readonly ComparedVariantResponse[];

  @ApiProperty({ type: [ShownPictureResponse] })
  pictures!: readonly ShownPictureResponse[];

  @ApiProperty({ type: [ItemResponse], description: 'What waits, is on its way, or has failed' })
  open!: readonly ItemResponse[];
}
