import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';

/** From when to pull. */
export class PullOrdersRequest {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Orders modified after this moment; left out, from where the last pull ended',
  })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  since?: Date;
}
