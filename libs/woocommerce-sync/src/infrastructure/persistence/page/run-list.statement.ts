import { RUN_KINDS, type RunKind } from '../../../domain/live/progress.repository';
import { instantOf } from '../sql/cursor';

/** What is read of one kind. */
interface Source {
  readonly columns: string;
  readonly table: string;
  /** The expression that tells its state. */
  readonly state: string;
}

const selected = ({ columns, table, state }: Source): string =>
  `SELECT ${columns}, "store_id", ${state} AS "state", "started_at" FROM "${table}"`;

/** $1 store, $2 state, $3 and $4 the last run of the page before, $5 limit: one kind's part. */
const part = (source: Source, more = ''): string => `
  (${selected(source)}
    WHERE "store_id" = $1 AND ($2::text IS NULL OR ${source.state} = $2) ${more}
      AND ($3::timestamptz IS NULL OR "started_at" <= $3)
      AND ($3::timestamptz IS NULL OR ("started_at", "id") < ($3, $4::uuid))
    ORDER BY "started_at" DESC, "id" DESC LIMIT $5)`;

const NOTHING = `0::float8 AS "skipped"`;

/** A pull that its process left is over. */
const PULL_STATE = `
  CASE WHEN "error_code" IS NOT NULL OR ("ended_at" IS NULL AND "lease_until" < wc_now()) THEN 'failed'
       WHEN "ended_at" IS NULL THEN 'running' ELSE 'completed' END`;

const SOURCES: Readonly<Record<RunKind, Source>> = {
  'full-sync': {
    columns: `'full-sync' AS "kind", "id", CASE WHEN "force" THEN 'force' ELSE 'normal' END AS "scope", "requested_by",
   "total_products"::float8 AS "found", "unchanged"::float8 AS "skipped", "note",
   NULL AS "error_code", NULL AS "error_message", "completed_at" AS "ended_at"`,
    table: 'wc_sync_runs',
    state: `"status"::text`,
  },
  drift: {
    columns: `'drift' AS "kind", "id", "scope", "requested_by", ("products" + "variations")::float8 AS "found",
   "under_way"::float8 AS "skipped", "note", "error_code", "error_message", "ended_at"`,
    table: 'wc_drift_runs',
    state: `"status"::text`,
  },
  adoption: {
    columns: `'adoption' AS "kind", "id", NULL AS "scope", "requested_by",
   ("products" + "variations" + "erp_products")::float8 AS "found", ${NOTHING}, "note", "error_code",
   "error_message", "ended_at"`,
    table: 'wc_adoption_runs',
    state: `"status"::text`,
  },
  'order-pull': {
    columns: `'order-pull' AS "kind", "id", NULL AS "scope", NULL AS "requested_by", "orders"::float8 AS "found",
     ${NOTHING}, NULL AS "note", "error_code", "error_message", "ended_at"`,
    table: 'wc_order_pulls',
    state: PULL_STATE,
  },
};

/** A pull that found something, goes on, or failed. */
const OF_INTEREST = `AND ("orders" > 0 OR "ended_at" IS NULL OR "error_code" IS NOT NULL)`;

/** What is told of the runs of `page`: a full sync's counts are its batches'. */
const TOLD = `
  SELECT p."kind", p."id", p."store_id" AS "storeId", p."state", p."scope", p."requested_by" AS "requestedBy",
         p."found", p."skipped" + COALESCE(b."skipped", 0) AS "skipped", COALESCE(b."sent", 0) AS "sent",
         COALESCE(b."failed", 0) AS "failed", p."note", p."error_code" AS "errorCode",
         p."error_message" AS "errorMessage", p."started_at" AS "startedAt", p."ended_at" AS "endedAt",
         ${instantOf('p."started_at"')} AS "place"
    FROM page p LEFT JOIN LATERAL (
      SELECT sum("success_count")::float8 AS "sent", sum("skipped_count")::float8 AS "skipped",
             sum("fail_count")::float8 AS "failed"
        FROM "wc_sync_batches" WHERE "run_id" = p."id" AND p."kind" = 'full-sync') b ON true
   ORDER BY p."started_at" DESC, p."id" DESC`;

/** The statement for one kind, or for all: each takes no more from a table than a page. */
export function listOf(kind: RunKind | undefined): string {
  const parts =
    kind === undefined
      ? RUN_KINDS.map((one) => part(SOURCES[one], one === 'order-pull' ? OF_INTEREST : ''))
      : [part(SOURCES[kind])];
  return `
  WITH page AS (
    SELECT * FROM (${parts.join('\n UNION ALL ')}) r ORDER BY "started_at" DESC, "id" DESC LIMIT $5
  )${TOLD}`;
}

/** $1 run: the statement for one of a kind. */
export function oneOf(kind: RunKind): string {
  return `WITH page AS (${selected(SOURCES[kind])} WHERE "id" = $1)${TOLD}`;
}
