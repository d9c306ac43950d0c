import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_PLANS = `
  CREATE TABLE "wc_store_plans" (
    "id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "settings" jsonb NOT NULL,
    "requested_by" text NOT NULL,
    "plan" jsonb NOT NULL,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    CONSTRAINT "pk_wc_store_plans" PRIMARY KEY ("id")
  )`;

/**
 * Keeps what other rules of a store would do, and since when new ones wait to be brought to every
 * product; and of which warehouses the ERP's stock was counted.
 */
export class PlanRulesOfStores1796720000000 implements MigrationInterface {
  readonly name = 'PlanRulesOfStores1796720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_PLANS);
    await runner.query(
      `CREATE INDEX "idx_wc_store_plans_store" ON "wc_store_plans" ("store_id", "created_at")`,
    );
    await runner.query(
      `ALTER TABLE "wc_stores" ADD COLUMN "rules_changed_at" TIMESTAMP WITH TIME ZONE`,
    );
    await runner.query(`ALTER TABLE "wc_erp_stocks" ADD COLUMN "counted" text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_erp_stocks" DROP COLUMN "counted"`);
    await runner.query(`ALTER TABLE "wc_stores" DROP COLUMN "rules_changed_at"`);
    await runner.query(`DROP TABLE "wc_store_plans"`);
  }
}
