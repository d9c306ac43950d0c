import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';
import {
  DRIFT_GROUPS,
  DRIFT_KINDS,
  type DriftGroup,
  type DriftKind,
} from '../../../domain/drift/drift-finding';
import type { DriftSource } from '../../../domain/drift/drift-run.repository';
import { PageQuery } from '../page.query';
import { OptionalReasonRequest } from '../reason.request';

const SOURCES: readonly DriftSource[] = ['lists', 'export'];

/** How a shop is compared, and why. */
export class DriftRequest extends OptionalReasonRequest {
  @ApiPropertyOptional({
    enum: SOURCES,
    description: 'How the shop is read; without it, by its export where it has one',
  })
  @IsOptional()
  @IsIn(SOURCES)
  source?: DriftSource;
}

/** Which findings are meant. */
export class DriftFilterRequest {
  @ApiPropertyOptional({ enum: DRIFT_GROUPS, isArray: true, description: 'Only of these fields' })
  @IsOptional()
  @Transform(({ value }) => listOf(value))
  @IsArray()
  @IsIn(DRIFT_GROUPS, { each: true })
  fields?: DriftGroup[];

  @ApiPropertyOptional({ enum: DRIFT_KINDS, isArray: true, description: 'Only of these kinds' })
  @IsOptional()
  @Transform(({ value }) => listOf(value))
  @IsArray()
  @IsIn(DRIFT_KINDS, { each: true })
  kinds?: DriftKind[];

  @ApiPropertyOptional({ type: [String], description: 'Only of these products of the ERP' })
  @IsOptional()
  @Transform(({ value }) => listOf(value))
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  productIds?: string[];
}

/** Which findings are set right, and why. */
export class DriftRepairRequest extends IntersectionType(
  DriftFilterRequest,
  OptionalReasonRequest,
) {}

/** One page of findings. */
export class DriftQuery extends IntersectionType(DriftFilterRequest, PageQuery) {}

/** In a query one value is a text. */
function listOf(value: unknown): unknown {
  return typeof value === 'string' ? value.split(',') : value;
}
