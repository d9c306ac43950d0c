import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { BroughtKeys } from '../../../application/use-cases/stores/approvals/take-approval.use-case';

/** Which asking for keys a shop answers, and how its owner came back. */
export class ApprovalQuery {
  @ApiProperty({ description: 'Of the address that the shop’s owner was sent to' })
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'token is none of ours' })
  token!: string;

  @ApiPropertyOptional({ enum: ['0', '1'], description: 'Whether the owner approved' })
  @IsOptional()
  @IsIn(['0', '1'])
  success?: '0' | '1';

  @ApiPropertyOptional({ description: 'Id of the store, as the shop was told' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  user_id?: string;
}

/** The keys that a shop brings (fact 55). */
export class BroughtKeysRequest {
  @ApiProperty({ description: 'Of the key, in the shop' })
  @IsInt()
  key_id!: number;

  @ApiProperty({ description: 'Id of the store, as the shop was told' })
  @IsString()
  @Length(1, 64)
  user_id!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  consumer_key!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  consumer_secret!: string;

  @ApiProperty({ enum: ['read', 'write', 'read_write'] })
  @IsIn(['read', 'write', 'read_write'])
  key_permissions!: string;
}

/** What they are to us. */
export function toBroughtKeys(request: BroughtKeysRequest): BroughtKeys {
  return {
    storeId: request.user_id,
    key: request.consumer_key,
    secret: request.consumer_secret,
    permissions: request.key_permissions,
  };
}
