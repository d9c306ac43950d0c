import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers the sale prices that we wrote, and finds what is old enough to be deleted without
 * reading the rest.
 */
export class RememberOffersAndPruneHistory1764200000000 implements MigrationInterface {
  readonly name = 'RememberOffersAndPruneHistory1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_product_sync_mappings" ADD "written_sales" jsonb NOT NULL DEFAULT '[]'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_completed" ON "wc_sync_items" ("completed_at") WHERE "status" = 'completed'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_items_completed"`);
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" DROP COLUMN "written_sales"`);
  }
}
