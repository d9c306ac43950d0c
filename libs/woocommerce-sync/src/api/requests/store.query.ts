import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../application/dto/subject-id';

/** The store that a request is about. */
export class StoreQuery {
  @ApiPropertyOptional({ description: 'Id of the store', default: 'default' })
  @IsOptional()
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'storeId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  storeId: string = 'default';
}
