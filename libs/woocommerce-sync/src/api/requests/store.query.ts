import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';

/** The store that a request is about. */
export class StoreQuery {
  @ApiPropertyOptional({ description: 'Id of the store', default: 'default' })
  @IsOptional()
  @Length(1, 64)
  storeId: string = 'default';
}
