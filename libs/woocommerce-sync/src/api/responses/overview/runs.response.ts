import { ApiProperty } from '@nestjs/swagger';
import type { ListedRun, RunCounts } from '../../../domain/live/run-list.repository';
import { RunResponse } from './run.response';

/** What a listed run did. */
export class RunCountsResponse implements RunCounts {
  @ApiProperty({ description: 'Products, variations or orders that were looked at' })
  found!: number;

  @ApiProperty()
  skipped!: number;

  @ApiProperty({ description: 'Written to the shop' })
  sent!: number;

  @ApiProperty()
  failed!: number;
}

/** A run of any kind, in the list. */
export class ListedRunResponse extends RunResponse implements ListedRun {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of a comparison `whole`, `watch` or `hints`, of a full sync `force` or `normal`',
  })
  scope!: string | null;

  @ApiProperty({ type: RunCountsResponse })
  counts!: RunCountsResponse;
}

/** A page of runs. */
export class RunsResponse {
  @ApiProperty({ type: [ListedRunResponse], description: 'The newest first' })
  items!: readonly ListedRunResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page' })
  nextCursor!: string | null;
}
