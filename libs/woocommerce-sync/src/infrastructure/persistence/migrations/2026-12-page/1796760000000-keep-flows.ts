import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As they were when this was written, in seconds; see `LATENCY_BOUNDS`. */
const BOUNDS = '1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600';

const COUNT_COMPLETED = `
        IF TG_OP = 'DELETE' THEN
          INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
          SELECT "store_id", "outcome", -count(*) FROM before WHERE "status" = 'completed' GROUP BY 1, 2;
        ELSE
          INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
          SELECT "store_id", "outcome", sum("change") FROM (
            SELECT "store_id", "outcome", 1 AS "change" FROM after WHERE "status" = 'completed'
            UNION ALL
            SELECT "store_id", "outcome", -1 FROM before WHERE "status" = 'completed'
          ) changes GROUP BY 1, 2 HAVING sum("change") <> 0;`;

/**
 * What ended by this statement, by its kind. Bulk has no promise within the hour, and so no latency
 * that would tell of any.
 */
const NOTE_ENDS = `
          INSERT INTO "wc_flow_notes" ("store_id", "sync_type", "kind", "bucket", "count", "weight")
          SELECT e."store_id", e."sync_type", e."kind", e."bucket", count(*), sum(e."requests") FROM (
            SELECT a."store_id", a."sync_type", a."requests",
                   CASE a."status" WHEN 'failed' THEN 'failed' ELSE a."outcome" END AS "kind",
                   CASE WHEN a."outcome" = 'synced' AND a."status" = 'completed'
                             AND a."deadline" <= a."requested_at" + interval '1 hour'
                        THEN width_bucket(extract(epoch FROM a."completed_at" - a."requested_at")::float8,
                                          ARRAY[${BOUNDS}]::float8[]) END AS "bucket"
              FROM after a JOIN before b ON b."id" = a."id"
             WHERE a."status" IN ('completed', 'failed') AND b."status" <> a."status"
               AND a."outcome" IS DISTINCT FROM 'cancelled'
          ) e GROUP BY 1, 2, 3, 4;`;

/** Nobody knows how many rows a statement changed: loops over both sides would be squares. */
const WITHOUT_LOOPS = 'SET enable_nestloop = off';

/**
 * @param settings those that hold inside of the function
 * @param rest what is done of items that changed, after the completed ones are counted
 */
const countItems = (settings: string, rest: string): string => `
      CREATE OR REPLACE FUNCTION "wc_count_completed_items"() RETURNS trigger LANGUAGE plpgsql
      ${settings} AS $$
      BEGIN${COUNT_COMPLETED}${rest}
        END IF;
        RETURN NULL;
      END $$`;

/** Keeps what comes in and goes out, by minutes and hours. */
export class KeepFlows1796760000000 implements MigrationInterface {
  readonly name = 'KeepFlows1796760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_flow_notes" (
        "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        "store_id" character varying(64) NOT NULL,
        "sync_type" character varying(20) NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
        "kind" character varying(20) NOT NULL,
        "bucket" smallint,
        "count" integer NOT NULL,
        "weight" bigint NOT NULL,
        CONSTRAINT "pk_wc_flow_notes" PRIMARY KEY ("id")
      )`);
    await runner.query(`
      CREATE TABLE "wc_flows" (
        "store_id" character varying(64) NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "sync_type" character varying(20) NOT NULL,
        "seconds" smallint NOT NULL,
        "came_in" integer NOT NULL DEFAULT 0,
        "joined" integer NOT NULL DEFAULT 0,
        "synced" integer NOT NULL DEFAULT 0,
        "skipped" integer NOT NULL DEFAULT 0,
        "superseded" integer NOT NULL DEFAULT 0,
        "failed" integer NOT NULL DEFAULT 0,
        "changes" bigint NOT NULL DEFAULT 0,
        "calls" integer NOT NULL DEFAULT 0,
        "sent" integer NOT NULL DEFAULT 0,
        "latency" integer array NOT NULL,
        "confirmed_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "pk_wc_flows" PRIMARY KEY ("store_id", "at", "sync_type", "seconds")
      )`);
    await runner.query(`CREATE INDEX "idx_wc_flows_at" ON "wc_flows" ("at")`);
    await runner.query(countItems(WITHOUT_LOOPS, NOTE_ENDS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(countItems('', ''));
    await runner.query(`DROP TABLE "wc_flows"`);
    await runner.query(`DROP TABLE "wc_flow_notes"`);
  }
}
