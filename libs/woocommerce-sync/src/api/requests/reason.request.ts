import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import type { Actor } from '@cypher/platform';
import type { SyncRequestOrigin } from '../../domain/ledger/sync-item-state';

/** Why somebody does something, where they may say so. */
export class OptionalReasonRequest {
  @ApiPropertyOptional({
    minLength: 3,
    maxLength: 500,
    description: 'Why; it stands in the audit',
    example: 'The customer waits for it',
  })
  @IsOptional()
  @IsString()
  @Length(3, 500)
  reason?: string;
}

/** How to sync one product now. */
export class PushProductRequest extends OptionalReasonRequest {
  @ApiPropertyOptional({
    description:
      'Write what the shop confirmed already, too: it sets right what was changed there since',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  force: boolean = false;
}

/** Why somebody does something that has to be accounted for. */
export class ReasonRequest {
  @ApiProperty({ minLength: 3, maxLength: 500, description: 'Why; it stands in the audit' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

/** Who asks by the API, and why. */
export function askedBy({ subject }: Actor, reason?: string): SyncRequestOrigin {
  return { via: 'api', actor: subject, ...(reason === undefined ? {} : { reason }) };
}
