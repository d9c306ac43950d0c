import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { AuditOpening } from '../../../domain/ledger/audit.repository';
import type { ClosedCall } from '../../../domain/ledger/sync.repository';
import { toJsonb } from '../sql/jsonb';

/**
 * The most that a column of four bytes holds: a process that was suspended for weeks measures more.
 */
const LONGEST_MS = 2_147_483_647;

const CLOSE = `
  UPDATE "wc_sync_audit" a
     SET "answer" = v."answer", "error_code" = v."error_code", "duration_ms" = v."duration_ms"
    FROM jsonb_to_recordset($1::jsonb) AS v("call_id" uuid, "answer" jsonb, "error_code" text, "duration_ms" int)
   WHERE a."call_id" = v."call_id"`;

/** $1 entries as JSON. */
const RECORD = `
  INSERT INTO "wc_sync_audit"
    ("call_id", "store_id", "action", "requested_by", "request", "answer", "error_code", "duration_ms", "actors")
  SELECT v."call_id", v."store_id", v."action", v."requested_by", v."request", v."answer", v."error_code", 0,
         wc_actors(v."requested_by")
    FROM jsonb_to_recordset($1::jsonb) AS v(
      "call_id" uuid, "store_id" text, "action" text, "requested_by" jsonb, "request" jsonb, "answer" jsonb,
      "error_code" text)
  ON CONFLICT ("call_id") DO NOTHING
  RETURNING "call_id" AS "callId"`;

/** Something that is over when it is written down. */
export interface EndedEntry extends AuditOpening, Pick<ClosedCall, 'answer' | 'errorCode'> {}

/**
 * Writes what is over into the audit, free of secrets; one statement. Answers the ids of the
 * entries that were not there yet.
 */
export async function recordOnce(
  manager: EntityManager,
  entries: readonly EndedEntry[],
  secrets: SecretRegistry,
): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const rows = entries.map(
    ({ callId, storeId, action, requestedBy, request, answer, errorCode }) => ({
      call_id: callId,
      store_id: storeId,
      action,
      requested_by: requestedBy,
      request: secrets.redactDeep(request),
      answer: secrets.redactDeep(answer),
      error_code: errorCode,
    }),
  );
  const recorded = await manager.query<{ callId: string }[]>(RECORD, [toJsonb(rows)]);
  return recorded.map(({ callId }) => callId);
}

/** Completes audit rows with what came of them, free of secrets; one statement. */
export async function closeAuditEntries(
  manager: EntityManager,
  closedCalls: readonly ClosedCall[],
  secrets: SecretRegistry,
): Promise<void> {
  if (closedCalls.length === 0) return;
  const rows = closedCalls.map(({ callId, answer, errorCode, durationMs }) => ({
    call_id: callId,
    answer: secrets.redactDeep(answer),
    error_code: errorCode,
    duration_ms: Math.min(durationMs, LONGEST_MS),
  }));
  await manager.query(CLOSE, [toJsonb(rows)]);
}
