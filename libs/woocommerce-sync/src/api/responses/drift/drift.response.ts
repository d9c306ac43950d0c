import { ApiProperty } from '@nestjs/swagger';
import type { DriftReport } from '../../../application/use-cases/drift/read-drift.use-case';
import {
  DRIFT_GROUPS,
  DRIFT_KINDS,
  type DriftCount,
  type DriftFinding,
  type DriftGroup,
  type DriftKind,
} from '../../../domain/drift/drift-finding';
import type { DriftRun, DriftScope, DriftSource } from '../../../domain/drift/drift-run.repository';

/** A comparison of a shop with the ERP: how far it is, and how it ended. */
export class DriftRunResponse implements DriftRun {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    enum: ['whole', 'watch', 'hints'],
    description: 'The whole shop, or what it says was changed since the last time',
  })
  scope!: DriftScope;

  @ApiProperty({ enum: ['lists', 'export'], nullable: true, description: 'How the shop is read' })
  source!: DriftSource | null;

  @ApiProperty({ enum: ['running', 'completed', 'failed'] })
  status!: DriftRun['status'];

  @ApiProperty({ description: 'Who asked for it: a subject, or `schedule`' })
  requestedBy!: string;

  @ApiProperty({ description: 'Products of the shop that were looked at' })
  products!: number;

  @ApiProperty({ description: 'Variations of the shop that were looked at' })
  variations!: number;

  @ApiProperty({
    description: 'Those that were not compared: something waits, is on its way or was just brought',
  })
  underWay!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What an operator should know, as why the export was not used',
  })
  note!: string | null;

  @ApiProperty({
    type: 'object',
    properties: { code: { type: 'string' }, message: { type: 'string' } },
    nullable: true,
    additionalProperties: false,
    description: 'Why it did not come to its end',
  })
  failure!: DriftRun['failure'];

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;
}

/** How many findings there are of one kind and field. */
export class DriftCountResponse implements DriftCount {
  @ApiProperty({ enum: DRIFT_KINDS })
  kind!: DriftKind;

  @ApiProperty({ enum: DRIFT_GROUPS, nullable: true, description: 'Null: it is about the whole' })
  group!: DriftGroup | null;

  @ApiProperty()
  findings!: number;

  @ApiProperty({ description: 'Products and variations that they are about' })
  products!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'By how much together: of prices in the shop’s currency, of stocks in pieces; a decimal',
    example: '1249.50',
  })
  difference!: string | null;

  @ApiProperty({ description: 'How many of them the ledger was asked to set right' })
  repairsAsked!: number;
}

/** What was found of one field of one product or variation, or of it as a whole. */
export class DriftFindingResponse implements DriftFinding {
  @ApiProperty({ enum: DRIFT_KINDS })
  kind!: DriftKind;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the ERP does not know it' })
  productId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  variantId!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Its id in the shop' })
  storeProductId!: number | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty({ enum: DRIFT_GROUPS, nullable: true })
  group!: DriftGroup | null;

  @ApiProperty({ description: 'What the ERP wants; long texts in part' })
  wanted!: string;

  @ApiProperty({ description: 'What the shop shows' })
  shown!: string;

  @ApiProperty({ type: String, nullable: true, description: 'By how much: money, or pieces' })
  difference!: string | null;

  @ApiProperty({ description: 'Whether the ledger was asked to set it right' })
  repairAsked!: boolean;

  @ApiProperty({ format: 'date-time' })
  foundAt!: Date;
}

/** A comparison, what it found, and a page of that. */
export class DriftReportResponse extends DriftRunResponse {
  @ApiProperty({ type: [DriftCountResponse], description: 'By kind and field' })
  counts!: readonly DriftCountResponse[];

  @ApiProperty({ type: [DriftFindingResponse] })
  items!: readonly DriftFindingResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page' })
  nextCursor!: string | null;
}

/** The last comparisons of a store. */
export class DriftRunsResponse {
  @ApiProperty({ type: [DriftRunResponse] })
  items!: readonly DriftRunResponse[];
}

/** What a repair comes to. */
export class DriftRepairResponse {
  @ApiProperty({ description: 'Findings that the ledger was asked to set right' })
  repairsAsked!: number;
}

/** A report as the API shows it. */
export function toDriftReportResponse({ run, counts, findings }: DriftReport): DriftReportResponse {
  return { ...run, counts, items: findings.items, nextCursor: findings.nextCursor };
}
