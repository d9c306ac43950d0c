import type { EntityManager } from 'typeorm';
import { isResting } from '../../../domain/pace/guest-share';
import { paceAfterCanary } from '../../../domain/pace/guest-pace';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import type { CanaryTurn, ReadCanary } from '../../../domain/lane/lane.repository';
import { lockLane, saveLane } from './lane.statement';

/** A turn that seems to be further ahead than any was taken by another clock. */
const LONGEST_AHEAD = `interval '5 minutes'`;

const FLYING = `SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()`;

/**
 * $1 store, $2 seconds between two turns. A shop that is unwell is left alone, but for its probe.
 */
const TAKE_TURN = `
  UPDATE "wc_store_lanes" SET "canary_at" = wc_now()
   WHERE "store_id" = $1 AND COALESCE("breakers"->'store'->>'phase', 'closed') = 'closed'
     AND ("canary_at" IS NULL OR "canary_at" <= wc_now() - make_interval(secs => $2)
          OR "canary_at" > wc_now() + ${LONGEST_AHEAD})
  RETURNING (${FLYING}) AS "flying", wc_now() AS "takenAt"`;

/**
 * Takes the turn to read the canary; null where another has had it just now, or the shop is unwell.
 */
export async function takeCanaryTurn(
  manager: EntityManager,
  storeId: string,
  everyMs: number,
): Promise<CanaryTurn | null> {
  const [turns] = await manager.query<[CanaryTurn[], number]>(TAKE_TURN, [
    storeId,
    (0.9 * everyMs) / 1_000,
  ]);
  return turns[0] ?? null;
}

/**
 * Records a reading of the canary; part of a transaction. Answers whether we were not at work
 * meanwhile.
 */
export async function recordCanary(
  manager: EntityManager,
  storeId: string,
  { ms, turn }: ReadCanary,
  limits: PaceLimits,
): Promise<boolean> {
  const { state, rhythm, now } = await lockLane(manager, storeId);
  const [{ flying }] = await manager.query<[{ flying: number }]>(`SELECT (${FLYING}) AS "flying"`, [
    storeId,
  ]);
  const sinceTurnMs = now.getTime() - turn.takenAt.getTime();
  const { sinceLastClaimMs } = rhythm;
  const wasClaimed = sinceLastClaimMs !== null && sinceLastClaimMs <= sinceTurnMs;
  const isIdle = turn.flying === 0 && flying === 0 && !wasClaimed;
  const rests = isResting(state.pace.guest, turn.takenAt.getTime());
  const read = { ms, isIdle, isResting: rests, at: now.getTime() };
  const pace = paceAfterCanary(state.pace, read, limits);
  await saveLane(manager, storeId, { ...state, pace });
  return isIdle && !rests;
}
