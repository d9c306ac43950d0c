import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import {
  AuditRepository,
  type AuditEntry,
  type AuditFilter,
  type AuditOpening,
} from '../../../domain/ledger/audit.repository';
import type { ClosedCall } from '../../../domain/ledger/sync.repository';
import type { Page } from '../../../domain/page';
import { closeAuditEntries } from './audit.statement';
import { Cursors, numericId } from '../sql/cursor';
import { toJsonb } from '../sql/jsonb';
import { enduring } from '../sql/outage';

const cursors = new Cursors('audit', numericId);

/**
 * How long PostgreSQL may be away before what came of an action stays untold; whoever asked for it
 * waits meanwhile.
 */
const PATIENCE_MS = 10_000;

const OPEN = `
  INSERT INTO "wc_sync_audit" ("call_id", "store_id", "action", "requested_by", "request", "actors")
  VALUES ($1, $2, $3, $4::jsonb, $5, wc_actors($4::jsonb))`;

/**
 * $1 store, $2 product, $3 since, $4 before this id, $5 limit, $6 until, $7 actor, $8 action, $9
 * outcome; null where it does not matter.
 */
const PAGE = `
  SELECT "id", "call_id" AS "callId", "store_id" AS "storeId", "action", "requested_by" AS "requestedBy", "request",
         "answer", "error_code" AS "errorCode", "started_at" AS "startedAt", "duration_ms" AS "durationMs"
    FROM "wc_sync_audit"
   WHERE "store_id" = $1 AND ($2::text IS NULL OR "requested_by" ? $2)
     AND ($3::timestamptz IS NULL OR "started_at" >= $3) AND ($4::bigint IS NULL OR "id" < $4)
     AND ($6::timestamptz IS NULL OR "started_at" < $6) AND ($7::text IS NULL OR "actors" @> ARRAY[$7::text])
     AND ($8::text IS NULL OR "action" = $8)
     AND ($9::text IS DISTINCT FROM 'failed' OR "error_code" IS NOT NULL)
     AND ($9::text IS DISTINCT FROM 'open' OR "duration_ms" IS NULL)
     AND ($9::text IS DISTINCT FROM 'ok' OR ("error_code" IS NULL AND "duration_ms" IS NOT NULL))
   ORDER BY "id" DESC LIMIT $5`;

/**
 * The audit in PostgreSQL. Rows of deliveries are opened and completed by the ledger, in its own
 * transactions.
 */
@Injectable()
export class TypeOrmAuditRepository extends AuditRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async open({
    callId,
    storeId,
    action,
    requestedBy,
    request,
  }: AuditOpening): Promise<void> {
    const jsons = [requestedBy, this.secrets.redactDeep(request)].map((value) => toJsonb(value));
    await this.database.query(OPEN, [callId, storeId, action, ...jsons]);
  }

  override async close(arrival: ClosedCall): Promise<void> {
    await enduring(
      () => closeAuditEntries(this.database.manager, [arrival], this.secrets),
      PATIENCE_MS,
    );
  }

  override async find(
    filter: AuditFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AuditEntry>> {
    const before = cursor === null ? null : cursors.read(cursor);
    const rows = await this.database.query<(AuditEntry & { id: string })[]>(PAGE, [
      filter.storeId,
      filter.productId ?? null,
      filter.since ?? null,
      before,
      limit + 1,
      filter.until ?? null,
      filter.actor ?? null,
      filter.action ?? null,
      filter.outcome ?? null,
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ id: _id, ...entry }) => entry),
      nextCursor: rows.length > limit && last !== undefined ? cursors.write(last.id) : null,
    };
  }
}
