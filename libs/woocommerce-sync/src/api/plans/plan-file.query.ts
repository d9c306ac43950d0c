import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { StoreQuery } from '../requests/store.query';

/** Of which store the changes are written into a file, and how they are found. */
export class PlanFileQuery extends StoreQuery {
  @ApiPropertyOptional({
    default: false,
    description: 'Ask the shop for its present values, instead of what it confirmed last',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  askShop: boolean = false;

  @ApiPropertyOptional({ default: false, description: 'Of what is right already, too' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  force: boolean = false;
}
