import { ApiProperty } from '@nestjs/swagger';
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

/** What is told of every run, whether it is listed or watched. */
export abstract class RunResponse {
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
    description: 'A subject, or `schedule`; null where it is not kept',
  })
  requestedBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: RunFailureResponse, nullable: true })
  failure!: RunFailureResponse | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;
}
