import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../application/dto/subject-id';
import { IsInstant } from './instant.decorator';
import { PageQuery } from './page.query';
import { StoreQuery } from './store.query';

/** Which writes to the shop are meant. */
export class AuditQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({ description: 'Calls that wrote this product' })
  @IsOptional()
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'productId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  productId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;
}
