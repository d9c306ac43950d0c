import { ApiProperty } from '@nestjs/swagger';
import type { SyncItem } from '../../domain/sync-item';
import type { Page } from '../../domain/sync.repository';
import { SYNC_TYPES, type SyncType } from '../../domain/sync-type';
import { FailureResponse } from './sync-result.response';

/** One failed item. */
export class FailedItemResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty({ enum: SYNC_TYPES })
  syncType!: SyncType;

  @ApiProperty({ type: FailureResponse, nullable: true })
  error!: FailureResponse | null;

  @ApiProperty({ description: 'Delivery cycles that failed' })
  attempts!: number;

  @ApiProperty({ description: 'Whether the schedule will still retry it' })
  canRetry!: boolean;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAttempt!: Date | null;
}

/** One page of failed items, newest first. */
export class FailedItemsResponse {
  @ApiProperty({ type: [FailedItemResponse] })
  items!: FailedItemResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Hand it back for the next page; null after the last',
  })
  nextCursor!: string | null;
}

/** How many failed items are tried again. */
export class RetryResponse {
  @ApiProperty()
  retried!: number;
}

/** A page of items as the API shows it. */
export function toFailedItemsResponse(page: Page<SyncItem>): FailedItemsResponse {
  return {
    items: page.items.map((item) => {
      const { id, productId, syncType, failure, attempts, requestedAt, lastAttempt } = item.snapshot();
      return {
        id,
        productId,
        syncType,
        error: failure,
        attempts,
        canRetry: item.canRetry(),
        requestedAt,
        lastAttempt,
      };
    }),
    nextCursor: page.nextCursor,
  };
}
