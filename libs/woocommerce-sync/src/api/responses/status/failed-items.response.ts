import { ApiProperty } from '@nestjs/swagger';
import type { FailedItem } from '../../../domain/ledger/sync-item.repository';
import type { Page } from '../../../domain/page';
import { SYNC_TYPES, type SubjectKind, type SyncType } from '../../../domain/ledger/sync-type';
import { FailureResponse } from '../sync-result.response';

/** One failed item. */
export class FailedItemResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['product', 'category', 'order'] })
  subjectKind!: SubjectKind;

  @ApiProperty({
    description: 'Id of the product in the ERP; of the category where that is what failed',
  })
  productId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null for a category, and where nobody knows it',
  })
  sku!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

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
export function toFailedItemsResponse(page: Page<FailedItem>): FailedItemsResponse {
  return {
    items: page.items.map(({ item, sku, name }) => {
      const { id, subjectKind, subjectId, syncType, failure, attempts, requestedAt, lastAttempt } =
        item.snapshot();
      return {
        id,
        subjectKind,
        productId: subjectId,
        sku,
        name,
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
