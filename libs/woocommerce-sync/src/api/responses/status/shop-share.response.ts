import { ApiProperty } from '@nestjs/swagger';
import { allowedNow } from '../../../domain/pace/guest-pace';
import type { LaneStatus } from '../../../domain/lane/lane.repository';

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

/**
 * How much of the shop is ours, as the API shows it.
 * @param share how much of it may be ours now
 */
export function toShareResponse(status: LaneStatus, share: number): ShopShareResponse {
  const { part, reason, nowMs, idleMs, idleAt } = status.guest;
  return {
    setting: share,
    left: part,
    reason,
    calls: allowedNow(status, { share }),
    canary: { nowMs, idleMs, idleAt: idleAt === null ? null : new Date(idleAt) },
  };
}
