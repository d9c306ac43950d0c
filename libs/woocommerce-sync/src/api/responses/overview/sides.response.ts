import { ApiProperty } from '@nestjs/swagger';
import type { ShopStanding, SideStanding } from '../../../domain/overview/overview';
import { VERDICTS, type Verdict } from '../../../domain/doctor/finding';
import type { BreakerPhase } from '../../../domain/lane/breaker';
import { LaneFaultResponse, PHASES } from '../status/breaker.response';

const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

/** How the shop, or the ERP, answers. */
export class SideStandingResponse implements SideStanding {
  @ApiProperty({
    enum: PHASES,
    enumName: 'BreakerPhase',
    description: '`closed`: all flows. `open`: it is left alone. `half-open`: one try is out',
  })
  phase!: BreakerPhase;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when it is unwell; null while it is well' })
  since!: Date | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'When it is tried again at the earliest; null while it is well',
  })
  nextProbeAt!: Date | null;

  @ApiProperty({ description: 'Faults since the last good answer' })
  faultsInARow!: number;

  @ApiProperty({
    type: LaneFaultResponse,
    nullable: true,
    description: 'The last fault, with its code and in words; it stays when all is well again',
  })
  lastFault!: LaneFaultResponse | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description:
      'When it last answered well, as far as is kept: the shop to a write or a pull of orders, the ERP ' +
      'to a read of its changes or of what was written',
  })
  lastGoodAt!: Date | null;
}

/** The pace at which the shop is given work. */
export class ShopPaceResponse implements Readonly<ShopStanding['pace']> {
  @ApiProperty({ description: 'Most products in the next call' })
  batchSize!: number;

  @ApiProperty({ description: 'Calls that may be in flight at once' })
  window!: number;

  @ApiProperty()
  callsInFlight!: number;

  @ApiProperty({ description: 'How much of the shop may be ours now, 0.05 to 1' })
  share!: number;

  @ApiProperty({ description: 'How many times longer full calls take now' })
  slowdown!: number;
}

/** The shop, with what is known of it. */
export class ShopStandingResponse extends SideStandingResponse implements ShopStanding {
  @ApiProperty()
  url!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Version, as the last check saw it' })
  woocommerce!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Version, as the last check saw it' })
  wordpress!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'RON' })
  currency!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When the shop was last checked; null for never' })
  checkedAt!: Date | null;

  @ApiProperty({ enum: VERDICTS, enumName: 'CheckVerdict', nullable: true })
  checkVerdict!: Verdict | null;

  @ApiProperty({ type: [String], description: 'What is in the way, or may go wrong' })
  checkCodes!: readonly string[];

  @ApiProperty({ type: ShopPaceResponse })
  pace!: ShopPaceResponse;
}
