import type { Query } from '../faults/checker/read-ledger';
import { the } from '../support/the';

const STANDING = `
  SELECT (SELECT count(*)::int FROM "wc_sync_items" WHERE "status" = 'pending') AS "pending",
         (SELECT count(*)::int FROM "wc_sync_items" WHERE "status" = 'syncing') AS "syncing",
         (SELECT count(*)::int FROM "wc_sync_items" WHERE "status" = 'failed' AND "attempts" < 3) AS "retryable",
         (SELECT count(*)::int FROM "wc_sync_runs" WHERE "status" = 'running') AS "running",
         (SELECT count(*)::int FROM "wc_outbox" WHERE "published_at" IS NULL) AS "unpublished",
         (SELECT count(*)::int FROM "wc_sync_flights") AS "flying"`;

/** How much waits, or is under way, in the ledger. */
export interface Standing {
  readonly pending: number;
  readonly syncing: number;
  /** Failed items that the schedule tries again. */
  readonly retryable: number;
  readonly running: number;
  readonly unpublished: number;
  readonly flying: number;
}

/** Looks how much waits. */
export async function standingOf(query: Query): Promise<Standing> {
  const [standing] = await query<Standing>(STANDING);
  return the(standing);
}

/** Whether anything waits or is under way. */
export function isQuiet({
  pending,
  syncing,
  retryable,
  running,
  unpublished,
  flying,
}: Standing): boolean {
  return pending + syncing + retryable + running + unpublished + flying === 0;
}
