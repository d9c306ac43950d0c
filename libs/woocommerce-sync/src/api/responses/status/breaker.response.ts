import { ApiProperty } from '@nestjs/swagger';
import type { Breaker, BreakerPhase } from '../../../domain/lane/breaker';

/** What kept the lane from working. */
export class LaneFaultResponse {
  @ApiProperty({ example: 'STORE_TIMEOUT' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ format: 'date-time' })
  at!: Date;
}

/** What a breaker may be. */
export const PHASES: readonly BreakerPhase[] = ['closed', 'open', 'half-open'];

/** Whether the shop, or the ERP, is left alone for a while. */
export class BreakerResponse {
  @ApiProperty({
    enum: PHASES,
    description: '`closed`: all flows. `open`: nothing is sent. `half-open`: one try is out',
  })
  phase!: BreakerPhase;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when it is not well',
  })
  since!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Nothing is tried before',
  })
  pausedUntil!: Date | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'For how many seconds the shop asked to be left alone (Retry-After); the pause may be shorter',
  })
  askedForSeconds!: number | null;

  @ApiProperty({ description: 'Faults since the last good answer' })
  faultsInARow!: number;

  @ApiProperty({
    type: LaneFaultResponse,
    nullable: true,
    description: 'Stays after all is well again',
  })
  lastFault!: LaneFaultResponse | null;
}

/** The breakers of one lane. */
export class BreakersResponse {
  @ApiProperty({ type: BreakerResponse, description: 'The shop' })
  store!: BreakerResponse;

  @ApiProperty({ type: BreakerResponse, description: 'The ERP' })
  erp!: BreakerResponse;
}

/** A breaker as the API shows it. */
export function toBreakerResponse({ until, askedMs, ...breaker }: Breaker): BreakerResponse {
  return {
    ...breaker,
    pausedUntil: until,
    askedForSeconds: askedMs === null ? null : askedMs / 1_000,
  };
}
