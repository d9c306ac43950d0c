import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Maps variants to variations, remembers the shop's attributes and what a shop can do. */
export class MapVariants1764300000000 implements MigrationInterface {
  readonly name = 'MapVariants1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_product_sync_mappings" ADD "parent_product_id" character varying(64)`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_parent" ON "wc_product_sync_mappings" ("store_id", "parent_product_id") WHERE "parent_product_id" IS NOT NULL`,
    );
    // Whatever was mapped so far is a simple product: it need not be told so again.
    await runner.query(
      `UPDATE "wc_product_sync_mappings" SET "confirmed" = "confirmed" || '{"type": "simple"}' WHERE "sync_status" <> 'trashed'`,
    );
    await runner.query(`
      CREATE TABLE "wc_attribute_mappings" (
        "store_id" character varying(64) NOT NULL,
        "name" character varying(200) NOT NULL,
        "woo_commerce_attribute_id" integer NOT NULL,
        "options" jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT "pk_wc_attribute_mappings" PRIMARY KEY ("store_id", "name")
      )`);
    await runner.query(`
      CREATE TABLE "wc_store_capabilities" (
        "store_id" character varying(64) NOT NULL,
        "name" character varying(40) NOT NULL,
        "present" boolean NOT NULL,
        "probed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "pk_wc_store_capabilities" PRIMARY KEY ("store_id", "name")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_store_capabilities"`);
    await runner.query(`DROP TABLE "wc_attribute_mappings"`);
    await runner.query(`DROP INDEX "idx_wc_product_sync_mappings_parent"`);
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" DROP COLUMN "parent_product_id"`);
  }
}
