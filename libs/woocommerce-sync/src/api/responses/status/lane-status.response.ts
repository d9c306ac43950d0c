import { ApiProperty } from '@nestjs/swagger';
import type { Breaker, BreakerPhase } from '../../../domain/lane/breaker';
import type { WriteKind } from '../../../domain/pace/call-costs';
import { allowedNow } from '../../../domain/pace/guest-pace';
import type { LaneStatus } from '../../../domain/lane/lane.repository';

/** What kept the lane from working. */
export class LaneFaultResponse {
  @ApiProperty({ example: 'STORE_TIMEOUT' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ format: 'date-time' })
  at!: Date;
}

const PHASES: readonly BreakerPhase[] = ['closed', 'open', 'half-open'];

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

/** A cheap read every few seconds that stands for a visitor. */
export class CanaryResponse {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'What it took while we were at work, smoothed; null before the first',
  })
  nowMs!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'What it took with no call of ours in flight, smoothed; null before the first',
  })
  idleMs!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was last read with no call of ours in flight',
  })
  idleAt!: Date | null;
}

/** How much of the shop is ours. */
export class ShopShareResponse {
  @ApiProperty({
    description: 'The most that SHOP_SHARE allows at this time of day, above 0 and up to 1',
  })
  setting!: number;

  @ApiProperty({ description: 'The most that visitors leave us, above 0 and up to 1' })
  left!: number;

  @ApiProperty({ description: 'Why that was last changed' })
  reason!: string;

  @ApiProperty({
    description:
      'Calls in flight that follow from both and `window`; of 1.5 calls the second rests half of the time',
  })
  calls!: number;

  @ApiProperty({ type: CanaryResponse })
  canary!: CanaryResponse;
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

function toShareResponse(status: LaneStatus, share: number): ShopShareResponse {
  const { part, reason, nowMs, idleMs, idleAt } = status.guest;
  return {
    setting: share,
    left: part,
    reason,
    calls: allowedNow(status, { share }),
    canary: { nowMs, idleMs, idleAt: idleAt === null ? null : new Date(idleAt) },
  };
}

function toBreakerResponse({ until, askedMs, ...breaker }: Breaker): BreakerResponse {
  return {
    ...breaker,
    pausedUntil: until,
    askedForSeconds: askedMs === null ? null : askedMs / 1_000,
  };
}

/** The one whose moment is the latest; none where none has one. */
function latest<T>(rows: readonly T[], momentOf: (row: T) => Date | null): T | undefined {
  const timeOf = (row: T): number => momentOf(row)?.getTime() ?? -Infinity;
  return rows.reduce((latest, row) => (timeOf(row) > timeOf(latest) ? row : latest));
}
