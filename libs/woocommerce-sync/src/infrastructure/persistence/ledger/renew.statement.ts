import type { EntityManager } from 'typeorm';
import { LEASE_SECONDS, LONGEST_KEPT_SECONDS } from '../sql/lease';

/**
 * $1 tokens, $2 seconds of lease, $3 seconds that a delivery is kept. A row that is locked is
 * renewed by its opening just now, or ended by its settlement or the sweep, so nobody waits for it.
 */
const RENEW = `
  WITH held AS (
    SELECT "token" FROM "wc_sync_flights"
     WHERE "token" = ANY($1::uuid[]) AND "lease_until" > wc_now()
       AND "started_at" > wc_now() - make_interval(secs => $3)
       FOR UPDATE SKIP LOCKED
  )
  UPDATE "wc_sync_flights" f SET "lease_until" = wc_now() + make_interval(secs => $2)
    FROM held h WHERE f."token" = h."token"`;

/** Lengthens those of these leases that are still alive, in one statement. */
export async function renewLeases(
  manager: EntityManager,
  tokens: readonly string[],
): Promise<void> {
  await manager.query(RENEW, [tokens, LEASE_SECONDS, LONGEST_KEPT_SECONDS]);
}
