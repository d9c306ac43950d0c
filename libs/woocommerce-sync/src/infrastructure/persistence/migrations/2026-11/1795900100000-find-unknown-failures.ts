import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Failures of what the ERP does not have, by their age: anybody can make them, and they are
 * forgotten soon.
 */
export class FindUnknownFailures1795900100000 implements MigrationInterface {
  readonly name = 'FindUnknownFailures1795900100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_unknown" ON "wc_sync_items" ("store_id", "updated_at")
        WHERE "status" = 'failed' AND "error_code" IN ('PRODUCT_NOT_IN_ERP', 'CATEGORY_NOT_IN_ERP')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_items_unknown"`);
  }
}
