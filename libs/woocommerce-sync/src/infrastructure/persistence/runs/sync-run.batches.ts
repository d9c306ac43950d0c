import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { MAX_BATCH_SIZE, SyncBatch } from '../../../domain/ledger/sync-batch';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SubjectKind } from '../../../domain/ledger/sync-type';
import { enduring } from '../sql/outage';
import { insertRequests } from '../ledger/request.statement';
import { inTransaction } from '../sql/retrying';
import { KEEP_SCAN } from './sync-run.statements';

/** How long a scanning process may be silent before another takes over, in seconds. */
export const SCAN_LEASE_SECONDS = 60;

/**
 * How long a scan rests that cannot go on, in seconds: each sweep would try it, and the log tells
 * of each try.
 */
export const SCAN_REST_SECONDS = 25;

/** How far a scan is, by its row. */
export interface KeptScan {
  readonly cursor: string | null;
  readonly pagesRead: boolean;
  readonly gone: number;
}

/**
 * Keeps the right to scan and locks the run until the transaction ends. Null: the right was lost.
 */
export async function keepScan(
  manager: EntityManager,
  runId: string,
  token: string,
): Promise<KeptScan | null> {
  const [kept] = await manager.query<KeptScan[]>(KEEP_SCAN, [runId, token, SCAN_LEASE_SECONDS]);
  return kept ?? null;
}

/**
 * In a transaction, which is tried again while PostgreSQL is away, as long as nobody else takes the
 * scan over.
 */
export function inScan<T>(
  database: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return enduring(() => inTransaction(database, work), SCAN_LEASE_SECONDS * 1_000);
}

/**
 * Writes requests as batches of up to 100; what joins an item of somebody else's does not count for
 * the batch.
 */
export async function insertBatches(
  manager: EntityManager,
  runId: string,
  requests: readonly SyncRequest[],
  subjectKind: SubjectKind = 'product',
): Promise<void> {
  for (let start = 0; start < requests.length; start += MAX_BATCH_SIZE) {
    const part = requests.slice(start, start + MAX_BATCH_SIZE);
    const batch = new SyncBatch(randomUUID(), part.length);
    await insertRequests(
      manager,
      part.map((request) => ({ ...request, batchId: batch.id })),
    );
    await manager.query(
      `INSERT INTO "wc_sync_batches" ("id", "store_id", "run_id", "subject_kind", "status", "batch_size", "total_items")
       SELECT $1, r."store_id", r."id", $4, 'pending', $3, c."own"
         FROM "wc_sync_runs" r, (SELECT count(*)::int AS "own" FROM "wc_sync_items" WHERE "batch_id" = $1) c
        WHERE r."id" = $2 AND c."own" > 0`,
      [batch.id, runId, MAX_BATCH_SIZE, subjectKind],
    );
  }
}
