import { ApiProperty } from '@nestjs/swagger';
import {
  SEVERITIES,
  VERDICTS,
  type Finding,
  type Severity,
  type Verdict,
} from '../../../domain/doctor/finding';
import type { ShopFacts, ShopReport } from '../../../domain/doctor/shop-report';

const TEXT = { type: String, nullable: true } as const;
const FLAG = { type: Boolean, nullable: true } as const;
const NUMBER = { type: Number, nullable: true } as const;

/** Something that a check has found. */
export class FindingResponse implements Finding {
  @ApiProperty({ example: 'STOCK_NOT_MANAGED' })
  code!: string;

  @ApiProperty({
    enum: SEVERITIES,
    description: 'blocking: nothing is to be sent before it is mended',
  })
  severity!: Severity;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'What follows from it' })
  meaning!: string;

  @ApiProperty({ description: 'How to mend it, and where' })
  mend!: string;

  @ApiProperty({ ...TEXT, description: 'What was seen' })
  evidence!: string | null;
}

/** What a shop was found to be; null for what it does not tell. */
export class ShopFactsResponse implements ShopFacts {
  @ApiProperty()
  url!: string;

  @ApiProperty({ ...TEXT, example: '10.5.0' })
  woocommerce!: string | null;

  @ApiProperty(TEXT)
  wordpress!: string | null;

  @ApiProperty(TEXT)
  php!: string | null;

  @ApiProperty({ ...FLAG, description: 'Whether orders are in tables of their own' })
  hpos!: boolean | null;

  @ApiProperty(TEXT)
  currency!: string | null;

  @ApiProperty(NUMBER)
  decimals!: number | null;

  @ApiProperty(FLAG)
  computesTaxes!: boolean | null;

  @ApiProperty(FLAG)
  pricesIncludeTax!: boolean | null;

  @ApiProperty(FLAG)
  managesStock!: boolean | null;

  @ApiProperty({ ...TEXT, description: 'Empty where the shop has a fixed offset' })
  timeZone!: string | null;

  @ApiProperty(TEXT)
  weightUnit!: string | null;

  @ApiProperty(TEXT)
  dimensionUnit!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Those that are active' })
  plugins!: readonly string[] | null;

  @ApiProperty({ ...NUMBER, description: 'Most products in one call, where it is below 100' })
  batchLimit!: number | null;

  @ApiProperty({ ...FLAG, description: 'Whether `_fields` makes answers smaller' })
  trimsFields!: boolean | null;

  @ApiProperty({ ...FLAG, description: 'Null until the first write has shown it' })
  variationsOfManyParents!: boolean | null;

  @ApiProperty({ ...FLAG, description: 'Null until the first write has shown it' })
  stockDifferences!: boolean | null;

  @ApiProperty(FLAG)
  fulfilments!: boolean | null;

  @ApiProperty(FLAG)
  catalogExport!: boolean | null;

  @ApiProperty({ ...NUMBER, description: 'How far its clock is ahead of ours' })
  clockAheadMs!: number | null;
}

/** What a check of a shop came to. */
export class ShopReportResponse implements ShopReport {
  @ApiProperty({ type: String, format: 'date-time' })
  checkedAt!: Date;

  @ApiProperty({
    enum: VERDICTS,
    description: 'blocked: something is in the way; warnings: something may go wrong',
  })
  verdict!: Verdict;

  @ApiProperty({ type: ShopFactsResponse })
  facts!: ShopFactsResponse;

  @ApiProperty({ type: [FindingResponse], description: 'What is in the way first' })
  findings!: readonly FindingResponse[];
}
