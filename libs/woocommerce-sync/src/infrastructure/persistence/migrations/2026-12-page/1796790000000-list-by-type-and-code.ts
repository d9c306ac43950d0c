import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: Readonly<Record<string, string>> = {
  open_by_type: `("store_id", "status", "sync_type", "requested_at", "id") WHERE "status" <> 'completed'`,
  coded: `("store_id", "status", "error_code", "sync_type", "requested_at", "id")
    WHERE "error_code" IS NOT NULL`,
};

/**
 * Lists open items of a type, and items with a code, newest first from their own part of an index:
 * the few that have a code are found among however many that wait without one.
 *
 * Nothing is dropped here: that would keep everybody from reading items until both are built. The
 * index that is not needed any more goes by a migration of its own.
 */
export class ListByTypeAndCode1796790000000 implements MigrationInterface {
  readonly name = 'ListByTypeAndCode1796790000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, what] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX "idx_wc_sync_items_${name}" ON "wc_sync_items" ${what}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES).reverse())
      await runner.query(`DROP INDEX "idx_wc_sync_items_${name}"`);
  }
}
