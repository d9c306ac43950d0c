import { ApiProperty } from '@nestjs/swagger';
import type { DecidedAdoption } from '../../../application/use-cases/adoption/decide-adoption.use-case';
import { ADOPTION_DECISIONS, type AdoptionDecision } from '../../../domain/adoption/adoption-pair';
import type { AdoptionRefusal } from '../../../domain/adoption/adoption-verdict';

/** Pairs that a decision cannot hold for, by why. */
export class AdoptionRefusalResponse {
  @ApiProperty({ example: 'SHOP_PRODUCT_NOT_NAMED' })
  code!: AdoptionRefusal;

  @ApiProperty()
  pairs!: number;

  @ApiProperty({ type: [String], description: 'Ids of some of them' })
  ids!: readonly string[];
}

/** What a decision came to, or would. */
export class AdoptionDecisionResponse implements DecidedAdoption {
  @ApiProperty({ enum: ADOPTION_DECISIONS })
  decision!: AdoptionDecision;

  @ApiProperty()
  dryRun!: boolean;

  @ApiProperty({ description: 'Pairs that it holds for, variants included' })
  pairs!: number;

  @ApiProperty({ type: [AdoptionRefusalResponse] })
  refused!: readonly AdoptionRefusalResponse[];
}
