import { ApiProperty } from '@nestjs/swagger';
import {
  SERIES_SPANS,
  type FlowCurves,
  type FlowFigures,
  type Series,
  type SeriesSpan,
  type TypeSeries,
} from '../../../application/use-cases/overview/read-series.use-case';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';

const CAME_IN = 'Requests that came in, bulk ones of full syncs included';
const JOINED = 'Those of them that joined one that waited (coalesced)';
const SYNCED = 'Items that were written to the shop';
const SKIPPED = 'Items that the shop was right about already';
const SUPERSEDED = 'Items that a newer one did the work of';
const FAILED = 'Items that failed for good';
const CALLS =
  'Calls to the shop; one that carried several types counts for the one it carried most';
const SENT = 'Items that those calls carried';
const LATENCY =
  'From the request to the shop’s answer, of half of the live items, in seconds; null where none was synced. ' +
  'Told by buckets, so within some 20 %';
const MOST_LATENCY = 'The same of 95 % of them';
const SAVED = 'Calls that one for each change would have made, less those made';

const NUMBERS: { type: [NumberConstructor] } = { type: [Number] };
const NULLABLE_NUMBERS = {
  type: 'array',
  items: { type: 'number', nullable: true },
} as const;
const NULLABLE_NUMBER = { type: Number, nullable: true } as const;

/** Sums over the whole span. */
export class FlowFiguresResponse implements FlowFigures {
  @ApiProperty({ description: CAME_IN })
  cameIn!: number;

  @ApiProperty({ description: JOINED })
  joined!: number;

  @ApiProperty({ description: SYNCED })
  synced!: number;

  @ApiProperty({ description: SKIPPED })
  skipped!: number;

  @ApiProperty({ description: SUPERSEDED })
  superseded!: number;

  @ApiProperty({ description: FAILED })
  failed!: number;

  @ApiProperty({ description: CALLS })
  calls!: number;

  @ApiProperty({ description: SENT })
  sent!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: LATENCY })
  p50Seconds!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: MOST_LATENCY })
  p95Seconds!: number | null;

  @ApiProperty({ description: SAVED })
  savedCalls!: number;
}

/** A curve for each figure: one value for each step of `at`. */
export class FlowCurvesResponse implements FlowCurves {
  @ApiProperty({ ...NUMBERS, description: CAME_IN })
  cameIn!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: JOINED })
  joined!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: SYNCED })
  synced!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: SKIPPED })
  skipped!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: SUPERSEDED })
  superseded!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: FAILED })
  failed!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: CALLS })
  calls!: readonly number[];

  @ApiProperty({ ...NUMBERS, description: SENT })
  sent!: readonly number[];

  @ApiProperty({ ...NULLABLE_NUMBERS, description: LATENCY })
  p50Seconds!: readonly (number | null)[];

  @ApiProperty({ ...NULLABLE_NUMBERS, description: MOST_LATENCY })
  p95Seconds!: readonly (number | null)[];

  @ApiProperty({ ...NUMBERS, description: SAVED })
  savedCalls!: readonly number[];
}

/** The curves of one type, and what they come to. */
export class TypeSeriesResponse implements TypeSeries {
  @ApiProperty({ enum: SYNC_TYPES, enumName: 'SyncType' })
  type!: SyncType;

  @ApiProperty({ type: FlowCurvesResponse })
  points!: FlowCurvesResponse;

  @ApiProperty({ type: FlowFiguresResponse })
  totals!: FlowFiguresResponse;
}

/** What came in and went out of a store over a span. */
export class SeriesResponse implements Series {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ enum: SERIES_SPANS })
  span!: SeriesSpan;

  @ApiProperty({ description: 'How long each step is' })
  stepSeconds!: number;

  @ApiProperty({ format: 'date-time', description: 'What happened in the last 5 s may be missing' })
  asOf!: Date;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'date-time' },
    description: 'When each step begins; the last one is still under way',
  })
  at!: readonly Date[];

  @ApiProperty({ type: [TypeSeriesResponse] })
  types!: readonly TypeSeriesResponse[];

  @ApiProperty({ type: FlowCurvesResponse, description: 'All types together' })
  points!: FlowCurvesResponse;

  @ApiProperty({ type: FlowFiguresResponse })
  totals!: FlowFiguresResponse;
}
