import { ApiProperty } from '@nestjs/swagger';
import {
  RUN_KINDS,
  RUN_STATES,
  type RunKind,
  type RunState,
} from '../../../domain/live/progress.repository';
import type { ListedRun, RunCounts } from '../../../domain/live/run-list.repository';
import { RunFailureResponse } from './run-progress.response';

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

/** A run of any kind. */
export class ListedRunResponse implements ListedRun {
  @ApiProperty({ enum: RUN_KINDS, enumName: 'RunKind' })
  kind!: RunKind;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({ enum: RUN_STATES, enumName: 'RunState' })
  state!: RunState;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of a comparison `whole`, `watch` or `hints`, of a full sync `force` or `normal`',
  })
  scope!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A subject, or `schedule`; null where it is not kept',
  })
  requestedBy!: string | null;

  @ApiProperty({ type: RunCountsResponse })
  counts!: RunCountsResponse;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: RunFailureResponse, nullable: true })
  failure!: RunFailureResponse | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;
}

/** A page of runs. */
export class RunsResponse {
  @ApiProperty({ type: [ListedRunResponse], description: 'The newest first' })
  items!: readonly ListedRunResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page' })
  nextCursor!: string | null;
}
