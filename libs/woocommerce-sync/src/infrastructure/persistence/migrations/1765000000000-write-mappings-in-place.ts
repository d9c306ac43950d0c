import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mapping is written twice per call. Where no index but a summarizing one changes, PostgreSQL 16 and newer write the new
 * row beside the old one and touch no index at all (its manual, 66.7); that needs room in the page.
 */
export class WriteMappingsInPlace1765000000000 implements MigrationInterface {
  readonly name = 'WriteMappingsInPlace1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_product_sync_mappings_synced"`);
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_synced" ON "wc_product_sync_mappings" USING brin ("last_synced")`,
    );
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" SET (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" RESET (fillfactor)`);
    await runner.query(`DROP INDEX "idx_wc_product_sync_mappings_synced"`);
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_synced" ON "wc_product_sync_mappings" ("last_synced")`,
    );
  }
}
