import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_CHECKS = `
  CREATE TABLE "wc_stock_checks" (
    "store_id" character varying(64) NOT NULL,
    "product_id" character varying(64) NOT NULL,
    "manner" character varying(10) NOT NULL,
    "pushed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "due_at" TIMESTAMP WITH TIME ZONE,
    "lease_until" TIMESTAMP WITH TIME ZONE,
    "looks" smallint NOT NULL DEFAULT 0,
    "suspicion" jsonb,
    CONSTRAINT "pk_wc_stock_checks" PRIMARY KEY ("store_id", "product_id")
  )`;

const CREATE_TALLIES = `
  CREATE TABLE "wc_stock_tallies" (
    "store_id" character varying(64) NOT NULL,
    "manner" character varying(10) NOT NULL,
    "written" bigint NOT NULL DEFAULT 0,
    "selling" bigint NOT NULL DEFAULT 0,
    "erased" bigint NOT NULL DEFAULT 0,
    "last_erased_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_stock_tallies" PRIMARY KEY ("store_id", "manner")
  )`;

/** Accounts for each stock that is written, and counts what came of each manner of writing. */
export class AccountForStock1796410000000 implements MigrationInterface {
  readonly name = 'AccountForStock1796410000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_CHECKS);
    await runner.query(
      `CREATE INDEX "idx_wc_stock_checks_due" ON "wc_stock_checks" ("store_id", "due_at") WHERE "due_at" IS NOT NULL OR "lease_until" IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_stock_checks_pushed" ON "wc_stock_checks" ("store_id", "pushed_at")`,
    );
    await runner.query(CREATE_TALLIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_stock_tallies"`);
    await runner.query(`DROP TABLE "wc_stock_checks"`);
  }
}
