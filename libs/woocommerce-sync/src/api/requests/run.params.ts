import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

/** The run that a route is about. */
export class RunParams {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}
