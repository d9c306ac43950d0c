import { ApiProperty } from '@nestjs/swagger';
import type { WatchedRun } from '../../../application/live/watch-runs';
import { RunResponse } from './run.response';

/** How far a run is: the data of its `state` events. */
export class RunProgressResponse extends RunResponse {
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

  @ApiProperty({ format: 'date-time', description: 'By the database’s clock' })
  asOf!: Date;
}

/** A run that is watched, as the API shows it. */
export function toRunProgressResponse({ rate, readAt, ...run }: WatchedRun): RunProgressResponse {
  return { ...run, ratePerSecond: rate.perSecond, secondsLeft: rate.secondsLeft, asOf: readAt };
}
