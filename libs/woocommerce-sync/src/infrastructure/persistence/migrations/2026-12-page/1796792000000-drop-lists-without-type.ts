import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drops the index of open items of all types, now that there is one by type. In a transaction of
 * its own: the table is locked against readers for milliseconds, and nobody who has read waits for
 * an index that is built.
 */
export class DropListsWithoutType1796792000000 implements MigrationInterface {
  readonly name = 'DropListsWithoutType1796792000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_items_open"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_open" ON "wc_sync_items"
         ("store_id", "status", "requested_at", "id") WHERE "status" <> 'completed'`,
    );
  }
}
