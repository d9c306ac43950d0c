import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../application/dto/subject-id';
import { AUDIT_OUTCOMES } from '../../domain/ledger/audit.repository';
import { IsInstant } from './instant.decorator';
import { PageQuery } from './page.query';
import { StoreQuery } from './store.query';

/** Which writes to the shop, and which actions of people, are meant. */
export class AuditFilterQuery extends StoreQuery {
  @ApiPropertyOptional({ description: 'Calls that wrote this product' })
  @IsOptional()
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'productId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  productId?: string;

  @ApiPropertyOptional({ description: 'A user, or the name of a channel or job, as it is written' })
  @IsOptional()
  @Matches(/^\P{Cc}{1,200}$/u, { message: 'actor has to be 1 to 200 characters' })
  actor?: string;

  @ApiPropertyOptional({ example: 'products.batch' })
  @IsOptional()
  @Matches(/^[\w.:-]{1,40}$/, {
    message: 'action has to be 1 to 40 characters from A–Z a–z 0–9 . _ : -',
  })
  action?: string;

  @ApiPropertyOptional({ enum: AUDIT_OUTCOMES, description: 'open: nobody has seen its end' })
  @IsOptional()
  @IsIn(AUDIT_OUTCOMES)
  outcome?: (typeof AUDIT_OUTCOMES)[number];

  @ApiPropertyOptional({ format: 'date-time', description: 'Started at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started before' })
  @IsOptional()
  @IsInstant()
  until?: Date;
}

/** One page of the audit. */
export class AuditQuery extends IntersectionType(AuditFilterQuery, PageQuery) {}
