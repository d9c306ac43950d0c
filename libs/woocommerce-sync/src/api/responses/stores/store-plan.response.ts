import { ApiProperty } from '@nestjs/swagger';
import type { StorePlan } from '../../../application/full-sync/store-plan.repository';
import { FullSyncPlanResponse } from '../full-sync-plan.response';

/** A plan as the list tells of it. */
export class StorePlanSummaryResponse {
  @ApiProperty({ format: 'uuid', description: 'To be given as `planId` where they are applied' })
  id!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'All settings that the store would have for itself',
  })
  settings!: Readonly<Record<string, string>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Those that its products went by when this was planned',
  })
  settingsBefore!: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'Who asked for it' })
  requestedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Until when it may be applied' })
  validUntil!: Date;

  @ApiProperty({ description: 'Whether that is over' })
  isExpired!: boolean;
}

/** The last plans of a store. */
export class StorePlansResponse {
  @ApiProperty({
    type: [StorePlanSummaryResponse],
    description: 'Twenty at the most, the newest first',
  })
  items!: readonly StorePlanSummaryResponse[];
}

/** What other settings of a store would do to its shop; nothing of it was done. */
export class StorePlanResponse extends StorePlanSummaryResponse {
  @ApiProperty({ type: FullSyncPlanResponse })
  plan!: StorePlan['plan'];
}
