import { ApiProperty } from '@nestjs/swagger';
import type { WatchedRun } from '../../../application/live/watch-runs';
import {
  RUN_KINDS,
  RUN_STATES,
  type RunKind,
  type RunState,
} from '../../../domain/live/progress.repository';

/** Why a run failed. */
export class RunFailureResponse {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/** How far a run is: the data of its `state` events. */
export class RunProgressResponse {
  @ApiProperty({ enum: RUN_KINDS, enumName: 'RunKind' })
  kind!: RunKind;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({ enum: RUN_STATES, enumName: 'RunState' })
  state!: RunState;

  @ApiProperty({ type: String, nullable: true, description: 'A subject, or `schedule`' })
  requestedBy!: string | null;

  @ApiProperty({ description: 'Looked at so far: products of the ERP, or of the shop, or of both' })
  found!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'How much there is to look at, as an earlier run found it; null where none did',
  })
  expected!: number | null;

  @ApiProperty({ description: 'What needed nothing; of a comparison, what is under way or late' })
  skipped!: number;

  @ApiProperty({ description: 'Written to the shop' })
  sent!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'What still waits, or is on its way' })
  waiting!: number;

  @ApiProperty({ description: 'Of a comparison: what differs so far, 10,000 at the most' })
  differences!: number;

  @ApiProperty({
    description: 'Done each second: within the last ten, and of a run that is over, as a whole',
  })
  ratePerSecond!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where nobody knows how much there is, or nothing moves',
  })
  secondsLeft!: number | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: RunFailureResponse, nullable: true })
  failure!: RunFailureResponse | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ format: 'date-time', description: 'By the database’s clock' })
  asOf!: Date;
}

/** A run that is watched, as the API shows it. */
export function toRunProgressResponse({ rate, readAt, ...run }: WatchedRun): RunProgressResponse {
  return { ...run, ratePerSecond: rate.perSecond, secondsLeft: rate.secondsLeft, asOf: readAt };
}
