import type { Pressure } from '../../../domain/pace/guest-pace';
import type { EntityManager } from 'typeorm';
import { breakerLifted, pauseLeftMs } from '../../../domain/lane/breaker';
import {
  NEW_LANE,
  SIDES,
  withBreaker,
  type LaneState,
  type Side,
} from '../../../domain/lane/lane-state';
import type { LaneRhythm } from '../../../domain/pace/gathering';
import type { LaneStatus, LaneWellbeing } from '../../../domain/lane/lane.repository';
import { toJsonb } from '../sql/jsonb';
import { restoredLane, type StoredLane } from './stored-lane';

/** A store's row with its lock. */
export interface LockedLane {
  readonly state: LaneState;
  /** How claims have followed each other. */
  readonly rhythm: LaneRhythm;
  /** The database's time. */
  readonly now: Date;
}

interface LaneRow extends StoredLane, LaneRhythm {
  readonly now: Date;
}

const LOCK = `
  SELECT "pace", "breakers", "recent_products" AS "recentProducts", wc_now() AS "now",
         (extract(epoch FROM wc_now() - "last_claim_at") * 1000)::float8 AS "sinceLastClaimMs"
    FROM "wc_store_lanes" WHERE "store_id" = $1 FOR UPDATE`;

const MAKE = `
  INSERT INTO "wc_store_lanes" ("store_id", "pace", "breakers") VALUES ($1, $2, $3) ON CONFLICT ("store_id") DO NOTHING`;

/**
 * What older versions kept in the pace stays there, so that a process of theirs that still runs can
 * read it.
 */
const SAVE = `
  UPDATE "wc_store_lanes" SET "pace" = "pace" || $2, "breakers" = $3, "updated_at" = wc_now() WHERE "store_id" = $1`;

const STATUS = `
  SELECT l."pace", l."breakers", wc_now() AS "now",
         (SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()) AS "flying"
    FROM (SELECT 1) one LEFT JOIN "wc_store_lanes" l ON l."store_id" = $1`;

/** $1 stores. */
const WELLBEING = `
  SELECT s."id" AS "storeId", l."breakers", wc_now() AS "now"
    FROM unnest($1::text[]) WITH ORDINALITY AS s("id", "place")
    LEFT JOIN "wc_store_lanes" l ON l."store_id" = s."id" ORDER BY s."place"`;

/**
 * The store's lane, with its row locked until the transaction ends; the row is made where it is
 * missing.
 */
export async function lockLane(manager: EntityManager, storeId: string): Promise<LockedLane> {
  const [row] = await manager.query<LaneRow[]>(LOCK, [storeId]);
  if (row !== undefined) return locked(row);
  await manager.query(MAKE, [storeId, ...columnsOf(NEW_LANE)]);
  const [made] = await manager.query<LaneRow[]>(LOCK, [storeId]);
  if (made === undefined)
    throw new Error(`The lane of store ${storeId} vanished while it was being made`);
  return locked(made);
}

function locked({ sinceLastClaimMs, recentProducts, now, ...stored }: LaneRow): LockedLane {
  return { state: restoredLane(stored), rhythm: { sinceLastClaimMs, recentProducts }, now };
}

/** What falls due within this is nearly late: of a price, half of its promise is over. */
const NEARLY_LATE = `interval '1 minute'`;

/** What falls due within this is late in a moment, unless all of the shop is ours. */
const LATE_IN_A_MOMENT = `interval '20 seconds'`;

const dueWithin = (interval: string): string => `
  EXISTS (SELECT 1 FROM "wc_sync_items"
           WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL
             AND "deadline" <= wc_now() + ${interval} AND "next_attempt_at" <= wc_now())`;

const PRESSURE = `
  SELECT CASE WHEN ${dueWithin(LATE_IN_A_MOMENT)} THEN 'late-in-a-moment'
              WHEN ${dueWithin(NEARLY_LATE)} THEN 'nearly-late' ELSE 'none' END AS "pressure"`;

/** How near to being late is what may be sent. */
export async function pressureOn(manager: EntityManager, storeId: string): Promise<Pressure> {
  const [row] = await manager.query<[{ pressure: Pressure }]>(PRESSURE, [storeId]);
  return row.pressure;
}

/** Writes the store's lane; the row must be locked. */
export async function saveLane(
  manager: EntityManager,
  storeId: string,
  state: LaneState,
): Promise<void> {
  await manager.query(SAVE, [storeId, ...columnsOf(state)]);
}

function columnsOf({ pace, breakers }: LaneState): [pace: string, breakers: string] {
  return [toJsonb(pace), toJsonb(breakers)];
}

/** Ends the pauses of a lane; part of a transaction. Answers whose pauses there were. */
export async function liftPauses(
  manager: EntityManager,
  storeId: string,
): Promise<readonly Side[]> {
  const { state, now } = await lockLane(manager, storeId);
  const paused = SIDES.filter((side) => pauseLeftMs(state.breakers[side], now) > 0);
  const lifted = SIDES.reduce(
    (lane, side) => withBreaker(lane, side, breakerLifted(lane.breakers[side], now)),
    state,
  );
  if (lifted !== state) await saveLane(manager, storeId, lifted);
  return paused;
}

/** The store's lane and the calls in flight, without locking anything. */
export async function readLaneStatus(manager: EntityManager, storeId: string): Promise<LaneStatus> {
  const [row] = await manager.query<
    [
      {
        pace: StoredLane['pace'] | null;
        breakers: StoredLane['breakers'] | null;
        now: Date;
        flying: number;
      },
    ]
  >(STATUS, [storeId]);
  const { pace, breakers } = restoredLane({ pace: row.pace ?? {}, breakers: row.breakers ?? {} });
  return {
    ...pace,
    window: Math.floor(pace.window),
    callsInFlight: row.flying,
    breakers,
    readAt: row.now,
  };
}

/** How the shops and the ERP stand with these stores, without locking anything. */
export async function readWellbeing(
  manager: EntityManager,
  storeIds: readonly string[],
): Promise<readonly LaneWellbeing[]> {
  const rows = await manager.query<
    { storeId: string; breakers: StoredLane['breakers'] | null; now: Date }[]
  >(WELLBEING, [storeIds]);
  return rows.map(({ storeId, breakers, now }) => ({
    storeId,
    breakers: restoredLane({ pace: {}, breakers: breakers ?? {} }).breakers,
    readAt: now,
  }));
}
