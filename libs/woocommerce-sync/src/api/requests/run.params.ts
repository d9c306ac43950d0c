import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { RUN_KINDS, type RunKind } from '../../domain/live/progress.repository';

/** The run that a route is about. */
export class RunParams {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** The run that a route is about, where it may be of any kind. */
export class AnyRunParams extends RunParams {
  @ApiProperty({ enum: RUN_KINDS, enumName: 'RunKind' })
  @IsIn(RUN_KINDS)
  kind!: RunKind;
}
