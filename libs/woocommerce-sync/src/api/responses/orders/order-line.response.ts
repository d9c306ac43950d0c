import { ApiProperty } from '@nestjs/swagger';
import type { LineTax, OrderLine } from '../../../domain/orders/pulled-order';

/** How an amount of money is described. */
export const MONEY = {
  type: String,
  nullable: true,
  example: '129.90',
  description: 'Decimal text, as the shop gave it; null where it cannot be read',
};

const NUMBER = { type: Number, nullable: true };

/** What one rate comes to. */
export class LineTaxResponse implements LineTax {
  @ApiProperty(NUMBER)
  rateId!: number | null;

  @ApiProperty(MONEY)
  total!: string | null;
}

/** How fields that the settings name are described. */
export const CUSTOM_FIELDS = {
  type: 'object',
  additionalProperties: true,
  description: 'What ORDER_CUSTOM_FIELDS names of the meta data, as the shop has it',
} as const;

/** One product line. */
export class OrderLineResponse implements OrderLine {
  @ApiProperty(NUMBER)
  lineId!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The ERP’s product, as it was known when the line was seen first; null where it knew none',
  })
  productId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The ERP’s variant of it; null for a simple product',
  })
  variantId!: string | null;

  @ApiProperty({
    ...NUMBER,
    description: '0 where the line names none, as when it was deleted for good',
  })
  wooCommerceProductId!: number | null;

  @ApiProperty({ ...NUMBER, description: '0 for a simple product' })
  wooCommerceVariationId!: number | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty(NUMBER)
  quantity!: number | null;

  @ApiProperty(MONEY)
  subtotal!: string | null;

  @ApiProperty(MONEY)
  subtotalTax!: string | null;

  @ApiProperty(MONEY)
  total!: string | null;

  @ApiProperty(MONEY)
  totalTax!: string | null;

  @ApiProperty()
  taxClass!: string;

  @ApiProperty({ type: [LineTaxResponse] })
  taxes!: readonly LineTaxResponse[];

  @ApiProperty(CUSTOM_FIELDS)
  customFields!: Readonly<Record<string, unknown>>;

  @ApiProperty({
    ...NUMBER,
    description: 'Pieces that the shop took from its stock and has not put back',
  })
  reducedStock!: number | null;

  @ApiProperty({ ...NUMBER, description: 'Pieces that refunds have put back' })
  restockedStock!: number | null;
}
