import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { OptionalReasonRequest } from './reason.request';

/** How to sync everything. */
export class SyncAllRequest extends OptionalReasonRequest {
  @ApiPropertyOptional({ description: 'Write what is right already, too', default: false })
  @IsOptional()
  @IsBoolean()
  force: boolean = false;

  @ApiPropertyOptional({ description: 'Answer the plan and write nothing', default: false })
  @IsOptional()
  @IsBoolean()
  dryRun: boolean = false;

  @ApiPropertyOptional({
    description:
      'For a dry run: ask the shop for its present values, instead of what it confirmed last',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  askShop: boolean = false;
}
