import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant } from '../instant.decorator';
import { OptionalReasonRequest } from '../reason.request';

/** From when to pull, and why. */
export class PullOrdersRequest extends OptionalReasonRequest {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Orders modified after this moment; left out, from where the last pull ended',
  })
  @IsOptional()
  @IsInstant()
  since?: Date;
}
