import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { SYNC_TYPES, type SubjectKind, type SyncType } from '../../../domain/ledger/sync-type';
import {
  ITEM_STATES,
  type ItemState,
  type ListedItem,
} from '../../../domain/records/item-list.repository';
import { NEXT_CURSOR, NULLABLE_MOMENT, NULLABLE_TEXT } from '../next-cursor';

const DOORS: readonly SyncRequestOrigin['via'][] = [
  'event',
  'api',
  'full-sync',
  'schedule',
  'follow-up',
];

/** What things may be about. */
export const SUBJECT_KINDS: readonly SubjectKind[] = ['product', 'category', 'order'];

/** Who asked for something, and how. */
export class OriginResponse implements SyncRequestOrigin {
  @ApiProperty({ enum: DOORS })
  via!: SyncRequestOrigin['via'];

  @ApiProperty({ description: 'A user, or the name of a channel or job' })
  actor!: string;

  @ApiPropertyOptional({ description: 'Id of the event, or of the request' })
  reference?: string;

  @ApiPropertyOptional({ description: 'Why, in a person’s words' })
  reason?: string;
}

/** One change that was asked for. */
export class ItemResponse implements ListedItem {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: SYNC_TYPES })
  type!: SyncType;

  @ApiProperty({ enum: SUBJECT_KINDS })
  subjectKind!: SubjectKind;

  @ApiProperty({ description: 'The ERP’s id of the product or category; the shop’s of an order' })
  subjectId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null where the shop has never shown it' })
  sku!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Its name; of an order its number' })
  name!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The shop’s id, where it has one' })
  storeProductId!: number | null;

  @ApiProperty({
    enum: ITEM_STATES,
    description:
      'pending, syncing: open. synced: written; skipped: right already; superseded: a newer one took ' +
      'its place; cancelled: called off; dismissed: it failed, and a person gave it up',
  })
  state!: ItemState;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Stable code of what went wrong last' })
  code!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The same in words' })
  reason!: string | null;

  @ApiProperty({ description: 'Delivery cycles that failed' })
  attempts!: number;

  @ApiProperty({ type: OriginResponse })
  origin!: SyncRequestOrigin;

  @ApiProperty({ format: 'date-time' })
  askedAt!: Date;

  @ApiProperty({ format: 'date-time', description: 'When it is to be right in the shop' })
  deadline!: Date;

  @ApiProperty({ ...NULLABLE_MOMENT, description: 'When it ended; null while it is open' })
  settledAt!: Date | null;
}

/** One page of changes, newest first. */
export class ItemsResponse {
  @ApiProperty({ type: [ItemResponse] })
  items!: readonly ItemResponse[];

  @ApiProperty(NEXT_CURSOR)
  nextCursor!: string | null;
}
