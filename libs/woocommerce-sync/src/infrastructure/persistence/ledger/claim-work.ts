import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { breakerOnTrial, pauseLeftMs } from '../../../domain/lane/breaker';
import { withBreaker } from '../../../domain/lane/lane-state';
import { roomFor, type CallRoom, type FlyingCalls } from '../../../domain/pace/call-room';
import { gatherForMs, recentProductsNow } from '../../../domain/pace/gathering';
import { allowedNow, mayOverlap } from '../../../domain/pace/guest-pace';
import { callsNow, restLeftMs } from '../../../domain/pace/guest-share';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import type { Claim } from '../../../domain/ledger/sync.repository';
import type { Cargo } from '../../../domain/ledger/sync-type';
import { claimStatement } from './claim.statement';
import { pressureOn, saveLane, type LockedLane } from '../lane/lane.statement';
import { LEASE_SECONDS } from '../sql/lease';
import { isDue } from '../items/item-terms';
import { toSyncItem, type SyncItemRow } from '../items/sync-item.mapper';

/**
 * A call that takes so much longer than it should is not nearly over: nobody knows when it will be.
 */
const OVERDUE = `interval '5 seconds'`;

const FLYING = `
  SELECT count(*)::int AS "calls", (count(*) FILTER (WHERE "bulk"))::int AS "bulky",
         (count(*) FILTER (WHERE "next_at" BETWEEN wc_now() - ${OVERDUE} AND wc_now()))::int AS "ending"
    FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()`;

const WHY_NOTHING = `
  SELECT EXISTS (SELECT 1 FROM "wc_sync_items" i
                  WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL AND ${isDue('i')}) AS "due",
         (SELECT (extract(epoch FROM min("next_attempt_at") - wc_now()) * 1000)::float8 FROM "wc_sync_items" i
           WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL AND NOT ${isDue('i')}) AS "nextInMs"`;

interface WhyNothing {
  readonly due: boolean;
  /** Until the first item that waits falls due, in milliseconds; null where none waits. */
  readonly nextInMs: number | null;
}

type ClaimedRow = SyncItemRow & {
  readonly cargo: Cargo;
  readonly lastAttempt: Date;
  readonly more: boolean;
};

/**
 * Takes work for one call, or the right to try whether a side is well again. Must run while the
 * store's lane row is locked, so that claims of one store take turns.
 */
export async function claimWork(
  manager: EntityManager,
  storeId: string,
  lane: LockedLane,
  limits: PaceLimits,
): Promise<Claim> {
  const { store, erp } = lane.state.breakers;
  const storeRestsMs = pauseLeftMs(store, lane.now);
  if (storeRestsMs > 0) return { kind: 'nothing', forMs: storeRestsMs };
  if (store.phase !== 'closed') {
    const claim = await claimProbe(manager, storeId);
    if (claim.kind === 'probe') {
      await saveLane(manager, storeId, withBreaker(lane.state, 'store', breakerOnTrial(store)));
    }
    return claim;
  }
  const erpRestsMs = pauseLeftMs(erp, lane.now);
  if (erpRestsMs > 0) return { kind: 'nothing', forMs: erpRestsMs };
  if (erp.phase === 'closed') return claimDelivery(manager, storeId, lane, limits);
  // One delivery tries whether the ERP is back.
  const claim = await claimDelivery(manager, storeId, lane, { ...limits, maxWindow: 1 });
  if (claim.kind === 'delivery') {
    await saveLane(manager, storeId, withBreaker(lane.state, 'erp', breakerOnTrial(erp)));
  }
  return claim;
}

async function claimDelivery(
  manager: EntityManager,
  storeId: string,
  lane: LockedLane,
  limits: PaceLimits,
): Promise<Claim> {
  const { pace } = lane.state;
  const { window, flying, room } = await roomNow(manager, storeId, lane, limits);
  if (room === 'none') return windowFull(lane);

  const token = randomUUID();
  const batchSize = Math.min(pace.batchSize, limits.maxBatchSize);
  const gatherMs = gatherForMs(lane.rhythm, limits.gatherMs);
  const { text, values } = claimStatement({
    storeId,
    token,
    products: batchSize,
    onlyLive: room === 'live',
    parts: flying === 0 ? 1 : window,
    gatherSeconds: gatherMs > 0 ? limits.gatherMs / 1_000 : null,
    recentProducts: recentProductsNow(lane.rhythm),
  });
  const rows = await manager.query<ClaimedRow[]>(text, [...values]);
  const [first] = rows;
  if (first !== undefined) {
    const { cargo, more, lastAttempt: claimedAt } = first;
    const own = { token, storeId, cargo, claimedAt, pace: { ...pace, batchSize } };
    const delivery = { ...own, items: rows.map(toSyncItem), more, beside: flying };
    return { kind: 'delivery', delivery };
  }
  if (flying >= window) return windowFull(lane);
  const [why] = await manager.query<[WhyNothing]>(WHY_NOTHING, [storeId]);
  if (why.due && gatherMs > 0) return { kind: 'gathering', forMs: gatherMs };
  return { kind: 'nothing', forMs: why.nextInMs };
}

/** The calls that may be in flight, those that are, and what one more may bring. */
async function roomNow(
  manager: EntityManager,
  storeId: string,
  { state: { pace }, now }: LockedLane,
  limits: PaceLimits,
): Promise<{ readonly window: number; readonly flying: number; readonly room: CallRoom }> {
  const pressure = limits.share < 1 ? await pressureOn(manager, storeId) : 'none';
  const allowed = Math.min(allowedNow(pace, limits, pressure), limits.maxWindow);
  const guest = pressure === 'late-in-a-moment' ? { ...pace.guest, restUntil: null } : pace.guest;
  const window = callsNow(guest, allowed, now.getTime());
  const [flying] = await manager.query<[FlyingCalls]>(FLYING, [storeId]);
  const bounds = { window, most: limits.maxWindow, overlap: mayOverlap(pace, limits) };
  return { window, flying: flying.calls, room: roomFor(flying, bounds) };
}

/** As many calls are in flight as may be now: until one ends, or the rest after it. */
function windowFull({ state: { pace }, now }: LockedLane): Claim {
  const restMs = restLeftMs(pace.guest, now.getTime());
  return restMs > 0 ? { kind: 'nothing', forMs: restMs } : { kind: 'window-full' };
}

/**
 * Takes the right to probe a store that was paused: no other process claims or probes while this
 * lease lives.
 */
async function claimProbe(manager: EntityManager, storeId: string): Promise<Claim> {
  const token = randomUUID();
  const [probing] = await manager.query<{ claimedAt: Date }[]>(
    `INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "lease_until")
     SELECT $1, $2::varchar, 'product', wc_now() + make_interval(secs => $3)
      WHERE NOT EXISTS (SELECT 1 FROM "wc_sync_flights" WHERE "store_id" = $2::varchar AND "lease_until" > wc_now())
     RETURNING "started_at" AS "claimedAt"`,
    [token, storeId, LEASE_SECONDS],
  );
  return probing === undefined
    ? { kind: 'window-full' }
    : { kind: 'probe', token, claimedAt: probing.claimedAt };
}
