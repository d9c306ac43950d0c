import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../../application/dto/subject-id';

/** What is searched for, and where. */
export class SearchQuery {
  @ApiProperty({
    description:
      'A SKU, an id, an order’s number or a run’s id, by their beginnings; words of a name',
    maxLength: 100,
  })
  @Matches(/^(?=.*\S)\P{Cc}{1,100}$/u, {
    message: 'q has to be 1 to 100 characters, none of which controls anything',
  })
  q!: string;

  @ApiPropertyOptional({ description: 'In this store alone; left out, in all that the token sees' })
  @IsOptional()
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'storeId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  storeId?: string;
}
