import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYNCED = `CREATE INDEX "idx_wc_product_sync_mappings_synced" ON "wc_product_sync_mappings"`;
const CREATED = `CREATE INDEX "idx_wc_sync_items_status_created" ON "wc_sync_items" ("status", "created_at")`;
const TYPES = `CREATE INDEX "idx_wc_sync_items_type_status" ON "wc_sync_items" ("sync_type", "status")`;
const OPEN = `WHERE "status" <> 'completed'`;

/**
 * A mapping is written twice per call. Where no index but a summarizing one changes, PostgreSQL 16
 * and newer write the new row beside the old one and touch no index at all (its manual, 66.7); that
 * needs room for it in the page. And of completed items, which are nearly all, nobody asks by
 * status or type.
 */
export class TouchFewerIndexes1765000000000 implements MigrationInterface {
  readonly name = 'TouchFewerIndexes1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.dropAll(runner);
    await runner.query(`${SYNCED} USING brin ("last_synced")`);
    await runner.query(`${CREATED} ${OPEN}`);
    await runner.query(`${TYPES} ${OPEN}`);
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" SET (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" RESET (fillfactor)`);
    await this.dropAll(runner);
    await runner.query(`${SYNCED} ("last_synced")`);
    await runner.query(CREATED);
    await runner.query(TYPES);
  }

  private async dropAll(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_product_sync_mappings_synced"`);
    await runner.query(`DROP INDEX "idx_wc_sync_items_status_created"`);
    await runner.query(`DROP INDEX "idx_wc_sync_items_type_status"`);
  }
}
