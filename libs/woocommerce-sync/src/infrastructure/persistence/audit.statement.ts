import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { Arrival } from '../../domain/sync.repository';
import { toJsonb } from './jsonb';

const CLOSE = `
  UPDATE "wc_sync_audit" a
     SET "answer" = v."answer", "error_code" = v."error_code", "duration_ms" = v."duration_ms"
    FROM jsonb_to_recordset($1::jsonb) AS v("call_id" uuid, "answer" jsonb, "error_code" text, "duration_ms" int)
   WHERE a."call_id" = v."call_id"`;

/** Completes audit rows with what came of them, free of secrets; one statement. */
export async function closeAuditEntries(
  manager: EntityManager,
  arrivals: readonly Arrival[],
  secrets: SecretRegistry,
): Promise<void> {
  if (arrivals.length === 0) return;
  const rows = arrivals.map(({ callId, answer, errorCode, durationMs }) => ({
    call_id: callId,
    answer: secrets.redactDeep(answer),
    error_code: errorCode,
    duration_ms: durationMs,
  }));
  await manager.query(CLOSE, [toJsonb(rows)]);
}
