import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers what shops showed last of what the ERP is told of, so that before and after of a change
 * are known, and no restart tells one twice.
 */
export class RememberWhatShopsShow1796500000000 implements MigrationInterface {
  readonly name = 'RememberWhatShopsShow1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_shop_values" (
        "store_id" character varying(64) NOT NULL,
        "store_product_id" integer NOT NULL,
        "field" character varying(32) NOT NULL,
        "subject_id" character varying(64) NOT NULL,
        "value" jsonb NOT NULL,
        "digest" character varying(32) NOT NULL,
        "written" character varying(32) NOT NULL,
        "told_version" integer NOT NULL,
        "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "pk_wc_shop_values" PRIMARY KEY ("store_id", "store_product_id", "field")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "wc_outbox" WHERE "topic" = 'woocommerce.product_changed'`);
    await runner.query(`DELETE FROM "wc_drift_runs" WHERE "scope" = 'hints'`);
    await runner.query(
      `UPDATE "wc_product_sync_mappings" SET "problems" = "problems" - 'presence' WHERE "problems" ? 'presence'`,
    );
    await runner.query(`DROP TABLE "wc_shop_values"`);
  }
}
