import { ApiProperty } from '@nestjs/swagger';
import type { AdoptionReport } from '../../../application/use-cases/adoption/read-adoption.use-case';
import {
  ADOPTION_DECISIONS,
  ADOPTION_GROUPS,
  type AdoptionCandidate,
  type AdoptionDecision,
  type AdoptionErpSide,
  type AdoptionGroup,
  type AdoptionReason,
  type MatchedBy,
} from '../../../domain/adoption/adoption-pair';
import type {
  AdoptionCount,
  AdoptionPair,
} from '../../../domain/adoption/adoption-pair.repository';
import type { AdoptionRun } from '../../../domain/adoption/adoption-run.repository';

const MATCHED_BY: readonly MatchedBy[] = ['mapping', 'sku', 'gtin', 'variants', 'options', 'name'];

/** A reading of a shop for adoption: how far it is, and how it ended. */
export class AdoptionRunResponse implements AdoptionRun {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    enum: ['running', 'completed', 'failed', 'cancelled'],
    description: 'completed: read and matched to its end; cancelled: called off, or given up',
  })
  status!: AdoptionRun['status'];

  @ApiProperty()
  requestedBy!: string;

  @ApiProperty({ description: 'Products of the shop that were read' })
  products!: number;

  @ApiProperty({ description: 'Variations of the shop that were read' })
  variations!: number;

  @ApiProperty({ description: 'Products of the ERP that were read' })
  erpProducts!: number;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({
    type: 'object',
    properties: { code: { type: 'string' }, message: { type: 'string' } },
    nullable: true,
    additionalProperties: false,
    description: 'Why it did not come to its end',
  })
  failure!: AdoptionRun['failure'];

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;
}

/** How many pairs there are of one group. */
export class AdoptionCountResponse implements AdoptionCount {
  @ApiProperty({ enum: ADOPTION_GROUPS })
  group!: AdoptionGroup;

  @ApiProperty()
  pairs!: number;

  @ApiProperty({ description: 'Those of them that are variants or variations' })
  variants!: number;

  @ApiProperty()
  undecided!: number;
}

/** How the adoption of a store stands. */
export class AdoptionReportResponse extends AdoptionRunResponse {
  @ApiProperty({ type: [AdoptionCountResponse] })
  counts!: readonly AdoptionCountResponse[];

  @ApiProperty({
    description: 'Pairs that have to be decided before the store is made active, or synced whole',
  })
  toDecide!: number;

  @ApiProperty({
    description:
      'Whether it has to be read once more before that: a variable product was adopted out of several',
  })
  readAgain!: boolean;
}

/** The ERP’s side of a pair. */
export class AdoptionErpResponse implements AdoptionErpSide {
  @ApiProperty()
  productId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for a product' })
  variantId!: string | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ example: '19.90', description: 'Empty where its variants have prices' })
  price!: string;
}

/** A product of the shop in a pair. */
export class AdoptionShopResponse implements AdoptionCandidate {
  @ApiProperty()
  storeProductId!: number;

  @ApiProperty({ description: 'Of a variation: its product; else 0' })
  parentId!: number;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  price!: string;

  @ApiProperty({ example: 'simple' })
  type!: string;

  @ApiProperty({ example: 'publish' })
  status!: string;

  @ApiProperty()
  hasImages!: boolean;

  @ApiProperty({ description: '0 to 1' })
  score!: number;
}

/** What was found of one product of the ERP, of the shop, or of both. */
export class AdoptionPairResponse implements AdoptionPair {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: ADOPTION_GROUPS })
  group!: AdoptionGroup;

  @ApiProperty({ type: AdoptionErpResponse, nullable: true })
  erp!: AdoptionErpResponse | null;

  @ApiProperty({ type: AdoptionShopResponse, nullable: true })
  shop!: AdoptionShopResponse | null;

  @ApiProperty({
    type: [AdoptionShopResponse],
    description: 'Where it may be several of the shop: the best first',
  })
  candidates!: readonly AdoptionShopResponse[];

  @ApiProperty({ enum: MATCHED_BY, nullable: true })
  matchedBy!: MatchedBy | null;

  @ApiProperty({ type: Number, nullable: true, description: '0 to 1' })
  score!: number | null;

  @ApiProperty({ type: [String], example: ['price_differs'] })
  reasons!: readonly AdoptionReason[];

  @ApiProperty({ enum: ADOPTION_DECISIONS, nullable: true })
  decision!: AdoptionDecision | null;

  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason!: string | null;
}

/** A page of pairs. */
export class AdoptionPairsResponse {
  @ApiProperty({ type: [AdoptionPairResponse] })
  items!: readonly AdoptionPairResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** The report as it is answered. */
export function toAdoptionReportResponse({
  run,
  counts,
  toDecide,
  readAgain,
}: AdoptionReport): AdoptionReportResponse {
  return { ...run, counts, toDecide, readAgain };
}
