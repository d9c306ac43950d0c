import { Injectable } from '@nestjs/common';
import { FlowRepository, type FlowRow, type FlowSums } from '../../../domain/flows/flow.repository';
import { LATENCY_BUCKETS, latencyAt } from '../../../domain/flows/latency';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import { StoreClients } from '../../ports/store-client.port';

const MINUTE = 60;
const HOUR = 3_600;

/** The spans that are told, each in so many equal steps; in seconds. */
const SPANS = {
  hour: { span: HOUR, step: MINUTE },
  day: { span: 24 * HOUR, step: 15 * MINUTE },
  week: { span: 7 * 24 * HOUR, step: HOUR },
} as const;

/** How far back a series goes. */
export type SeriesSpan = keyof typeof SPANS;

/** All of them. */
export const SERIES_SPANS = Object.keys(SPANS) as readonly SeriesSpan[];

/** What is told of a step, or of all of them. */
export interface FlowFigures extends Omit<FlowSums, 'latency' | 'changes'> {
  /** Latency from request to the shop's answer; null where nothing live was synced. */
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
  /** Calls that one for each change would have made, less those made. */
  readonly savedCalls: number;
}

/** A curve for each figure; as many values as there are steps. */
export type FlowCurves = {
  readonly [Figure in keyof FlowFigures]: readonly FlowFigures[Figure][];
};

/** The curves of one type, and what they come to. */
export interface TypeSeries {
  readonly type: SyncType;
  readonly points: FlowCurves;
  readonly totals: FlowFigures;
}

/** What came in and went out of a store over a span. */
export interface Series {
  readonly storeId: string;
  readonly span: SeriesSpan;
  readonly stepSeconds: number;
  readonly asOf: Date;
  /** When each step begins; the last one is still under way. */
  readonly at: readonly Date[];
  readonly types: readonly TypeSeries[];
  /** All types together. */
  readonly points: FlowCurves;
  readonly totals: FlowFigures;
}

const NOTHING: FlowSums = {
  cameIn: 0,
  joined: 0,
  synced: 0,
  skipped: 0,
  superseded: 0,
  failed: 0,
  changes: 0,
  calls: 0,
  sent: 0,
  latency: Array.from({ length: LATENCY_BUCKETS }, () => 0),
};

/** Tells what came in and went out, and how long it took. */
@Injectable()
export class ReadSeries {
  constructor(
    private readonly flows: FlowRepository,
    private readonly stores: StoreClients,
  ) {}

  /** A store's series. Throws `ValidationError` for an unknown store. */
  async execute(storeId: string, span: SeriesSpan): Promise<Series> {
    this.stores.get(storeId);
    const { span: seconds, step } = SPANS[span];
    const { now, rows } = await this.flows.read(storeId, seconds, step);
    const at = stepsUpTo(now, seconds / step, step);
    const summed = (ofType: (row: FlowRow) => boolean): Pick<Series, 'points' | 'totals'> => {
      const wanted = rows.filter(ofType);
      const byStep = new Map<number, FlowRow[]>();
      for (const row of wanted) {
        const beside = byStep.get(row.at.getTime()) ?? [];
        beside.push(row);
        byStep.set(row.at.getTime(), beside);
      }
      const steps = at.map((from) => figuresOf(byStep.get(from.getTime()) ?? []));
      return { points: curvesOf(steps), totals: figuresOf(wanted) };
    };
    const types = SYNC_TYPES.map((type) => ({
      type,
      ...summed(({ syncType }) => syncType === type),
    }));
    return { storeId, span, stepSeconds: step, asOf: now, at, types, ...summed(() => true) };
  }
}

/** When the last steps begin, up to the one of `now`. */
function stepsUpTo(now: Date, count: number, stepSeconds: number): Date[] {
  const stepMs = stepSeconds * 1_000;
  const last = Math.floor(now.getTime() / stepMs) * stepMs;
  return Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * stepMs));
}

function figuresOf(rows: readonly FlowSums[]): FlowFigures {
  const { latency, changes, ...sums } = rows.reduce(added, NOTHING);
  return {
    ...sums,
    p50Seconds: latencyAt(latency, 0.5),
    p95Seconds: latencyAt(latency, 0.95),
    savedCalls: Math.max(0, changes - sums.calls),
  };
}

function added(one: FlowSums, other: FlowSums): FlowSums {
  return {
    cameIn: one.cameIn + other.cameIn,
    joined: one.joined + other.joined,
    synced: one.synced + other.synced,
    skipped: one.skipped + other.skipped,
    superseded: one.superseded + other.superseded,
    failed: one.failed + other.failed,
    changes: one.changes + other.changes,
    calls: one.calls + other.calls,
    sent: one.sent + other.sent,
    latency: one.latency.map((count, bucket) => count + (other.latency[bucket] ?? 0)),
  };
}

function curvesOf(steps: readonly FlowFigures[]): FlowCurves {
  return {
    cameIn: steps.map(({ cameIn }) => cameIn),
    joined: steps.map(({ joined }) => joined),
    synced: steps.map(({ synced }) => synced),
    skipped: steps.map(({ skipped }) => skipped),
    superseded: steps.map(({ superseded }) => superseded),
    failed: steps.map(({ failed }) => failed),
    calls: steps.map(({ calls }) => calls),
    sent: steps.map(({ sent }) => sent),
    p50Seconds: steps.map(({ p50Seconds }) => p50Seconds),
    p95Seconds: steps.map(({ p95Seconds }) => p95Seconds),
    savedCalls: steps.map(({ savedCalls }) => savedCalls),
  };
}
