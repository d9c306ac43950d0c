import { ApiProperty } from '@nestjs/swagger';
import type { SyncResult } from '../../application/dto/sync-result';
import { SYNC_TYPES, type SyncType } from '../../domain/ledger/sync-type';

/** Why something failed. */
export class FailureResponse {
  @ApiProperty({ description: 'Stable code', example: 'SALE_NOT_BELOW_REGULAR' })
  code!: string;

  @ApiProperty({ description: 'What is wrong, for a person' })
  message!: string;
}

/** How one sync ended. */
export class SyncResultResponse implements SyncResult {
  @ApiProperty({ description: 'Whether the shop is known to be right now' })
  success!: boolean;

  @ApiProperty({
    format: 'uuid',
    description: 'The item of the ledger, or the newer one that overtook it',
  })
  itemId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Id of the product in the shop' })
  wooCommerceId!: number | null;

  @ApiProperty({ enum: SYNC_TYPES })
  syncType!: SyncType;

  @ApiProperty({
    enum: ['synced', 'skipped', 'superseded', 'cancelled', 'dismissed', 'failed', 'pending'],
    description:
      '`skipped`: it was right already. `pending`: it goes on; the wait is over, the sync is not.',
  })
  status!: SyncResult['status'];

  @ApiProperty({ description: 'Milliseconds from the request to the end' })
  duration!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the shop has nothing of it though all is right; else null',
  })
  note!: string | null;

  @ApiProperty({ type: FailureResponse, nullable: true })
  error!: FailureResponse | null;
}
