import { ApiProperty } from '@nestjs/swagger';
import type { AuditEntry } from '../../../domain/ledger/audit.repository';

/** One call that wrote to the shop, or one thing that a person had done. */
export class AuditEntryResponse implements AuditEntry {
  @ApiProperty({ format: 'uuid' })
  callId!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({ example: 'products.batch' })
  action!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Who asked for it, by product; by * for the whole store',
  })
  requestedBy!: AuditEntry['requestedBy'];

  @ApiProperty({ type: Object, description: 'What was sent; long texts as digests' })
  request!: unknown;

  @ApiProperty({ type: Object, nullable: true, description: 'Null when nobody lived to see it' })
  answer!: unknown;

  @ApiProperty({ type: String, nullable: true })
  errorCode!: string | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: Number, nullable: true })
  durationMs!: number | null;
}

/** One page of the audit, newest first. */
export class AuditResponse {
  @ApiProperty({ type: [AuditEntryResponse] })
  items!: readonly AuditEntryResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Hand it back for the next page; null after the last',
  })
  nextCursor!: string | null;
}
