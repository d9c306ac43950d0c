import type { EntityManager } from 'typeorm';
import type { AuditEntry, AuditFilter, Page } from '../../domain/sync.repository';
import { readCursor, writeCursor } from './cursor';

/** $1 store, $2 product, $3 since, $4 before this id, $5 limit; null where it does not matter. */
const PAGE = `
  SELECT "id", "call_id" AS "callId", "store_id" AS "storeId", "action", "requested_by" AS "requestedBy", "request",
         "answer", "error_code" AS "errorCode", "started_at" AS "startedAt", "duration_ms" AS "durationMs"
    FROM "wc_sync_audit"
   WHERE "store_id" = $1 AND ($2::text IS NULL OR "requested_by" ? $2)
     AND ($3::timestamptz IS NULL OR "started_at" >= $3) AND ($4::bigint IS NULL OR "id" < $4)
   ORDER BY "id" DESC LIMIT $5`;

/** One page of the audit, newest first. */
export async function findAuditEntries(
  manager: EntityManager,
  filter: AuditFilter,
  limit: number,
  cursor: string | null,
): Promise<Page<AuditEntry>> {
  const before = cursor === null ? null : readCursor(cursor).id;
  const rows = await manager.query<(AuditEntry & { id: string })[]>(PAGE, [
    filter.storeId,
    filter.productId ?? null,
    filter.since ?? null,
    before,
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id: _id, ...entry }) => entry),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor('audit', last.id) : null,
  };
}
