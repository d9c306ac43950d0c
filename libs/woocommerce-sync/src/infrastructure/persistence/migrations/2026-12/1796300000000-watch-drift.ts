import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_RUNS = `
  CREATE TABLE "wc_drift_runs" (
    "id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "scope" character varying(8) NOT NULL,
    "asked_source" character varying(8),
    "source" character varying(8),
    "status" character varying(12) NOT NULL DEFAULT 'running',
    "requested_by" text NOT NULL,
    "products" integer NOT NULL DEFAULT 0,
    "variations" integer NOT NULL DEFAULT 0,
    "under_way" integer NOT NULL DEFAULT 0,
    "note" text,
    "error_code" character varying(64),
    "error_message" text,
    "token" uuid,
    "lease_until" TIMESTAMP WITH TIME ZONE,
    "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "ended_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_drift_runs" PRIMARY KEY ("id")
  )`;

const CREATE_FINDINGS = `
  CREATE TABLE "wc_drift_findings" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "run_id" uuid NOT NULL,
    "kind" character varying(16) NOT NULL,
    "product_id" character varying(64),
    "variant_id" character varying(64),
    "store_product_id" integer,
    "sku" text NOT NULL,
    "field_group" character varying(32),
    "wanted" text NOT NULL,
    "shown" text NOT NULL,
    "difference" numeric,
    "repair_asked" boolean NOT NULL DEFAULT false,
    "found_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    CONSTRAINT "pk_wc_drift_findings" PRIMARY KEY ("id")
  )`;

/**
 * Comparisons of a shop with the ERP by value, one at a time for each store, with what they find.
 * What a running one has met of the shop needs no log: it begins anew after a crash.
 */
export class WatchDrift1796300000000 implements MigrationInterface {
  readonly name = 'WatchDrift1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_RUNS);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_drift_runs_running" ON "wc_drift_runs" ("store_id") WHERE "status" = 'running'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_drift_runs_last" ON "wc_drift_runs" ("store_id", "started_at")`,
    );
    await runner.query(CREATE_FINDINGS);
    await runner.query(
      `CREATE INDEX "idx_wc_drift_findings_run" ON "wc_drift_findings" ("run_id", "id")`,
    );
    await runner.query(`
      CREATE TABLE "wc_drift_met" (
        "run_id" uuid NOT NULL,
        "store_product_id" integer NOT NULL,
        "parent_id" integer NOT NULL,
        "sku" text NOT NULL,
        "gtin" text NOT NULL,
        "is_trashed" boolean NOT NULL,
        CONSTRAINT "pk_wc_drift_met" PRIMARY KEY ("run_id", "store_product_id")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['wc_drift_met', 'wc_drift_findings', 'wc_drift_runs'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
