import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant } from '../instant.decorator';

/** From when to pull. */
export class PullOrdersRequest {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Orders modified after this moment; left out, from where the last pull ended',
  })
  @IsOptional()
  @IsInstant()
  since?: Date;
}
