import { ApiProperty } from '@nestjs/swagger';
import {
  PRICE_STEPS,
  type PriceChain,
  type PriceStep,
} from '../../../application/use-cases/records/explain-price.use-case';
import { NULLABLE_MOMENT, NULLABLE_TEXT } from '../next-cursor';

/** One step from the ERP's price to what a customer sees. */
export class PriceStepResponse implements PriceStep {
  @ApiProperty({
    enum: PRICE_STEPS,
    description:
      'erp: as the ERP has it; event: what asked for it last; rules: of the store; wanted: what they ' +
      'make of it; sent: the last call that wrote it; confirmed: what the shop answered; shown: now',
  })
  step!: PriceStep['step'];

  @ApiProperty(NULLABLE_MOMENT)
  at!: Date | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Null where nothing is known of the step',
  })
  value!: PriceStep['value'];

  @ApiProperty({ description: 'Where it is known from' })
  source!: string;

  @ApiProperty(NULLABLE_TEXT)
  code!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'What is wrong here' })
  reason!: string | null;
}

/** Why a price is what it is. */
export class PriceChainResponse implements PriceChain {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The variant whose price it is' })
  variantId!: string | null;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the shop shows what is wanted; null where nobody can tell',
  })
  isRight!: boolean | null;

  @ApiProperty({ type: [PriceStepResponse], description: 'In their order' })
  steps!: readonly PriceStepResponse[];
}
