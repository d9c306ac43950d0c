import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_RUNS = `
  CREATE TABLE "wc_adoption_runs" (
    "id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "status" character varying(12) NOT NULL DEFAULT 'running',
    "requested_by" text NOT NULL,
    "products" integer NOT NULL DEFAULT 0,
    "variations" integer NOT NULL DEFAULT 0,
    "erp_products" integer NOT NULL DEFAULT 0,
    "note" text,
    "error_code" character varying(64),
    "error_message" text,
    "token" uuid,
    "lease_until" TIMESTAMP WITH TIME ZONE,
    "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "ended_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_adoption_runs" PRIMARY KEY ("id")
  )`;

const CREATE_PAIRS = `
  CREATE TABLE "wc_adoption_pairs" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "run_id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "pair_group" character varying(16) NOT NULL,
    "product_id" character varying(64),
    "variant_id" character varying(64),
    "shop_ids" integer array NOT NULL,
    "erp" jsonb,
    "shop" jsonb,
    "candidates" jsonb NOT NULL DEFAULT '[]',
    "matched_by" character varying(12),
    "score" double precision,
    "reasons" jsonb NOT NULL DEFAULT '[]',
    "decision" character varying(8),
    "decided_by" text,
    "decided_at" TIMESTAMP WITH TIME ZONE,
    "decision_reason" text,
    CONSTRAINT "pk_wc_adoption_pairs" PRIMARY KEY ("id")
  )`;

/**
 * Which products of a shop are which of the ERP: one reading at a time for each store, what it
 * found with what an admin has said of it, and what of the shop is not the ERP's.
 */
export class AdoptShops1796730000000 implements MigrationInterface {
  readonly name = 'AdoptShops1796730000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_RUNS);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_adoption_runs_running" ON "wc_adoption_runs" ("store_id") WHERE "status" = 'running'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_adoption_runs_last" ON "wc_adoption_runs" ("store_id", "started_at")`,
    );
    await runner.query(CREATE_PAIRS);
    await runner.query(
      `CREATE INDEX "idx_wc_adoption_pairs_group" ON "wc_adoption_pairs" ("run_id", "pair_group", "id")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_adoption_pairs_product" ON "wc_adoption_pairs" ("run_id", "product_id")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_adoption_pairs_store" ON "wc_adoption_pairs" ("store_id")`,
    );
    await runner.query(`
      CREATE TABLE "wc_foreign_products" (
        "store_id" character varying(64) NOT NULL,
        "store_product_id" integer NOT NULL,
        "reason" text NOT NULL,
        "said_by" text NOT NULL,
        "said_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
        CONSTRAINT "pk_wc_foreign_products" PRIMARY KEY ("store_id", "store_product_id")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['wc_foreign_products', 'wc_adoption_pairs', 'wc_adoption_runs'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
