import { ApiProperty } from '@nestjs/swagger';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import { ITEM_STATES, type ItemState } from '../../../domain/records/item-list.repository';
import {
  TIMELINE_KINDS,
  type TimelineCall,
  type TimelineEntry,
} from '../../../domain/records/timeline.repository';
import { NEXT_CURSOR, NULLABLE_TEXT } from '../next-cursor';
import { OriginResponse } from './items.response';
import { httpOfAction } from './http-of-action';

const ANY = { type: Object, nullable: true } as const;

/** What of a call was about the product. */
export class CallPartResponse {
  @ApiProperty({ ...ANY, description: 'What was sent, long texts as digests; no secrets' })
  request!: unknown;

  @ApiProperty({ ...ANY, description: 'What the shop answered' })
  answer!: unknown;
}

/** A call that wrote the product. */
export class TimelineCallResponse implements TimelineCall {
  @ApiProperty({ example: 'products.batch' })
  action!: string;

  @ApiProperty({ format: 'uuid' })
  callId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'POST' })
  method!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: '/wp-json/wc/v3/products/batch' })
  path!: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null while it is under way, or where nobody has seen its end',
  })
  durationMs!: number | null;

  @ApiProperty({ type: [CallPartResponse] })
  parts!: readonly CallPartResponse[];
}

/** A difference, or a change, of one field. */
export class TimelineChangeResponse {
  @ApiProperty({ example: 'price' })
  field!: string;

  @ApiProperty(NULLABLE_TEXT)
  variantId!: string | null;

  @ApiProperty({ ...ANY, description: 'Of a difference what is wanted' })
  before!: unknown;

  @ApiProperty({ ...ANY, description: 'Of a difference what the shop showed' })
  after!: unknown;
}

/** One thing that happened to the product. */
export class TimelineEntryResponse implements TimelineEntry {
  @ApiProperty({ format: 'date-time' })
  at!: Date;

  @ApiProperty({
    enum: TIMELINE_KINDS,
    description:
      'asked: somebody or an event wanted it; call: it was sent; ended: an item came to its end; ' +
      'drift: a comparison found a difference; shop-change: the ERP was told of a change',
  })
  kind!: TimelineEntry['kind'];

  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' })
  itemId!: string | null;

  @ApiProperty({ enum: SYNC_TYPES, nullable: true })
  type!: SyncType | null;

  @ApiProperty({ enum: ITEM_STATES, nullable: true, description: 'Of an item that ended' })
  state!: ItemState | null;

  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' })
  runId!: string | null;

  @ApiProperty({ type: [OriginResponse] })
  origins!: readonly SyncRequestOrigin[];

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Stable code of what went wrong' })
  code!: string | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'The same in words; of a difference its kind, of a change who may have made it',
  })
  reason!: string | null;

  @ApiProperty({ type: TimelineCallResponse, nullable: true })
  call!: TimelineCallResponse | null;

  @ApiProperty({ type: TimelineChangeResponse, nullable: true })
  change!: TimelineChangeResponse | null;
}

/** One page of what happened, newest first. */
export class TimelineResponse {
  @ApiProperty({ type: [TimelineEntryResponse] })
  items!: readonly TimelineEntryResponse[];

  @ApiProperty(NEXT_CURSOR)
  nextCursor!: string | null;
}

/** An entry as the API shows it. */
export function toTimelineEntry(entry: TimelineEntry): TimelineEntryResponse {
  const { call } = entry;
  return {
    ...entry,
    call: call === null ? null : { ...call, ...httpOfAction(call.action, call.parts[0]?.request) },
  };
}
