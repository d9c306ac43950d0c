import { ApiProperty } from '@nestjs/swagger';
import type { CheckSummary } from '../../../application/use-cases/operating/read-sync-status.use-case';
import { VERDICTS, type Verdict } from '../../../domain/doctor/finding';

/** What the last check of a shop found, in short. */
export class CheckSummaryResponse implements CheckSummary {
  @ApiProperty({ enum: VERDICTS })
  verdict!: Verdict;

  @ApiProperty({ type: String, format: 'date-time' })
  checkedAt!: Date;

  @ApiProperty({ type: [String], example: ['CRON_LATE'] })
  codes!: readonly string[];
}
