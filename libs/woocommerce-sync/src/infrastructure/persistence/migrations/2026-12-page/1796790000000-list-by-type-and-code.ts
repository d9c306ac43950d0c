import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `"wc_sync_items"`;

/**
 * Lists open items of a type, and items with a code, newest first from their own part of an index:
 * the few that have a code are found among however many that wait without one.
 */
export class ListByTypeAndCode1796790000000 implements MigrationInterface {
  readonly name = 'ListByTypeAndCode1796790000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_items_open"`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_open" ON ${TABLE} ("store_id", "status", "sync_type", "requested_at", "id")
        WHERE "status" <> 'completed'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_coded"
           ON ${TABLE} ("store_id", "status", "error_code", "sync_type", "requested_at", "id")
        WHERE "error_code" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_items_coded"`);
    await runner.query(`DROP INDEX "idx_wc_sync_items_open"`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_open" ON ${TABLE} ("store_id", "status", "requested_at", "id")
        WHERE "status" <> 'completed'`,
    );
  }
}
