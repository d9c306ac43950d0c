import { ApiProperty } from '@nestjs/swagger';
import type { BreakerPhase } from '../../../domain/lane/breaker';
import type { WriteKind } from '../../../domain/pace/call-costs';
import type { LaneStatus } from '../../../domain/lane/lane.repository';
import { BreakersResponse, LaneFaultResponse, PHASES, toBreakerResponse } from './breaker.response';
import { ShopShareResponse, toShareResponse } from './shop-share.response';

/** What a call costs the shop, in milliseconds. */
export class CallCostsResponse {
  @ApiProperty({ description: 'Whatever it brings' })
  fixedMs!: number;

  @ApiProperty({
    description: 'For each item, by what is done with it: `create`, `update`, `variation`',
    additionalProperties: { type: 'number' },
    type: 'object',
  })
  perItemMs!: Readonly<Partial<Record<WriteKind, number>>>;
}

/** The pace at which the shop is given work. */
export class LaneStatusResponse {
  @ApiProperty({ description: 'Most products in the next call' })
  batchSize!: number;

  @ApiProperty({ description: 'Calls that may be in flight at once' })
  window!: number;

  @ApiProperty({ description: 'Why that number was last changed' })
  windowReason!: string;

  @ApiProperty({
    type: ShopShareResponse,
    description: 'How much of that we use, and how visitors fare',
  })
  share!: ShopShareResponse;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Products of the smallest call that the shop refused for its size; calls stay below it',
  })
  tooLarge!: number | null;

  @ApiProperty({ description: 'Calls in flight now' })
  callsInFlight!: number;

  @ApiProperty({
    type: CallCostsResponse,
    nullable: true,
    description: 'What a call takes with none of ours beside it; null before the first',
  })
  costs!: CallCostsResponse | null;

  @ApiProperty({ description: 'How many times longer full calls take now' })
  slowdown!: number;

  @ApiProperty({ type: BreakersResponse, description: 'Whether the shop and the ERP are well' })
  breakers!: BreakersResponse;

  @ApiProperty({ enum: PHASES, description: 'Of the shop’s breaker: `closed` lets calls through' })
  phase!: BreakerPhase;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the later of the pauses ends, of the shop or of the ERP',
  })
  pausedUntil!: Date | null;

  @ApiProperty({ description: 'The larger number of the breakers’' })
  faultsInARow!: number;

  @ApiProperty({
    type: LaneFaultResponse,
    nullable: true,
    description: 'The later of the breakers’',
  })
  lastFault!: LaneFaultResponse | null;
}

/**
 * A lane as the API shows it: each breaker, and what they come to together.
 * @param share how much of the shop may be ours now
 */
export function toLaneStatusResponse(status: LaneStatus, share: number): LaneStatusResponse {
  const { breakers, inFlight, costs, ...lane } = status;
  const shown = { store: toBreakerResponse(breakers.store), erp: toBreakerResponse(breakers.erp) };
  const both = [shown.store, shown.erp];
  return {
    batchSize: lane.batchSize,
    window: lane.window,
    windowReason: inFlight.reason,
    share: toShareResponse(status, share),
    tooLarge: lane.tooLarge,
    callsInFlight: lane.callsInFlight,
    costs: costs === null ? null : { fixedMs: costs.fixedMs, perItemMs: costs.perItemMs },
    slowdown: lane.slowdown,
    breakers: shown,
    phase: shown.store.phase,
    pausedUntil: latest(both, ({ pausedUntil }) => pausedUntil)?.pausedUntil ?? null,
    faultsInARow: Math.max(...both.map(({ faultsInARow }) => faultsInARow)),
    lastFault: latest(both, ({ lastFault }) => lastFault?.at ?? null)?.lastFault ?? null,
  };
}

/** The one whose moment is the latest; none where none has one. */
function latest<T>(rows: readonly T[], momentOf: (row: T) => Date | null): T | undefined {
  const timeOf = (row: T): number => momentOf(row)?.getTime() ?? -Infinity;
  return rows.reduce((latest, row) => (timeOf(row) > timeOf(latest) ? row : latest));
}
