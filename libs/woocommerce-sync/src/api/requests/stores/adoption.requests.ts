import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { AdoptionWish } from '../../../application/use-cases/adoption/decide-adoption.use-case';
import {
  ADOPTION_DECISIONS,
  ADOPTION_GROUPS,
  type AdoptionDecision,
  type AdoptionGroup,
} from '../../../domain/adoption/adoption-pair';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { PageQuery } from '../page.query';

/** Which pairs are listed. */
class AdoptionFilterQuery {
  @ApiPropertyOptional({ enum: ADOPTION_GROUPS })
  @IsOptional()
  @IsIn(ADOPTION_GROUPS)
  group?: AdoptionGroup;

  @ApiPropertyOptional({ description: 'Only those that are decided, or that are not' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  decided?: boolean;
}

/** One page of pairs. */
export class AdoptionQuery extends IntersectionType(AdoptionFilterQuery, PageQuery) {}

/** One pair that a decision is about. */
export class ChosenPairRequest {
  @ApiProperty({ example: '4711', description: '`id` of the pair, as it is listed' })
  @IsString()
  @Matches(/^\d{1,18}$/, { message: 'id has to be that of a pair' })
  id!: string;

  @ApiPropertyOptional({
    description: 'Which product of the shop is meant, where it may be several',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  storeProductId?: number;
}

/** What an admin says of pairs: of a whole group, or of single ones. */
export class AdoptionDecisionRequest {
  @ApiProperty({
    enum: ADOPTION_DECISIONS,
    description:
      'adopt: they are one; create: they are two, and the ERP’s is made anew; leave: nothing for now; foreign: the shop’s is not the ERP’s, now and later',
  })
  @IsIn(ADOPTION_DECISIONS)
  decision!: AdoptionDecision;

  @ApiPropertyOptional({
    enum: ADOPTION_GROUPS,
    description: 'All undecided pairs of this group; instead of `pairs`',
  })
  @IsOptional()
  @IsIn(ADOPTION_GROUPS)
  group?: AdoptionGroup;

  @ApiPropertyOptional({
    type: [ChosenPairRequest],
    description: 'Single pairs, each with its variants; instead of `group`',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((pair: ChosenPairRequest) => pair.id)
  @ValidateNested({ each: true })
  @Type(() => ChosenPairRequest)
  pairs?: ChosenPairRequest[];

  @ApiProperty({ example: 'Looked through by Ana', description: 'Why; it is kept' })
  @IsString()
  @Length(1, 500)
  @Matches(/^[^\0\p{Surrogate}]*$/u, { message: 'reason holds what no database keeps' })
  reason!: string;

  @ApiPropertyOptional({ default: false, description: 'Count only, and decide nothing' })
  @IsOptional()
  @IsBoolean()
  dryRun: boolean = false;

  @ApiPropertyOptional({
    minimum: 0,
    description:
      'How many pairs a dry run counted; where it is another number as the decision begins, nothing is decided. What others decide while it goes on is not counted: compare `pairs` of the answer',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  expected?: number;
}

/** @throws ValidationError where both, or neither, of a group and pairs are named */
export function toAdoptionWish(request: AdoptionDecisionRequest): AdoptionWish {
  const { decision, reason, dryRun, expected = null, group = null, pairs } = request;
  if ((group === null) === (pairs === undefined))
    throw new ValidationError('group', 'is needed, or else pairs; and not both');
  return {
    decision,
    reason,
    dryRun,
    expected,
    group,
    pairs: (pairs ?? []).map(({ id, storeProductId = null }) => ({ id, storeProductId })),
  };
}
