import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../../application/dto/subject-id';

/** Which page of a list that a person looks through, and how long. */
export class RecordsPageQuery {
  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @Length(1, 400)
  cursor?: string;
}

/** What is searched for. */
export class SearchedQuery {
  @ApiPropertyOptional({
    description:
      'Beginning of a SKU (any case), of the ERP’s or the shop’s id, or of an order’s number; or ' +
      'words of a name, each by its beginning',
    example: 'LED-00',
    maxLength: 100,
  })
  @IsOptional()
  @Matches(/^(?=.*\S)\P{Cc}{1,100}$/u, {
    message: 'q has to be 1 to 100 characters, none of which controls anything',
  })
  q?: string;
}

/** Of one product of the ERP alone. */
export class OfProductQuery {
  @ApiPropertyOptional({ description: 'Id of the product in the ERP' })
  @IsOptional()
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'productId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  productId?: string;
}
