import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What claims need to stay cheap with any number of waiting items, to gather streams, and to let
 * live changes fly beside bulk.
 */
export class KeepClaimsCheap1764400000000 implements MigrationInterface {
  readonly name = 'KeepClaimsCheap1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    // The planner takes the index of a queue for empty whenever it was last analysed while it was.
    // With this predicate only the question for the most urgent can use it, and the one for a
    // product's items has to go by the product.
    await runner.query(`DROP INDEX "idx_wc_sync_items_due"`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_due" ON "wc_sync_items" ("store_id", "deadline", "priority") WHERE "status" = 'pending' AND "lease_token" IS NULL`,
    );
    // A queue is empty when it is analysed and full when it is asked: what ANALYZE would note of
    // the status is wrong just then, and makes an index on the status alone look best. Without a
    // note the planner takes each status for 1 in 200.
    await runner.query(`ALTER TABLE "wc_sync_items" ALTER "status" SET STATISTICS 0`);
    await runner.query(`ALTER TABLE "wc_sync_flights" ADD "bulk" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "wc_store_lanes" ADD "last_claim_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `ALTER TABLE "wc_store_lanes" ADD "recent_products" real NOT NULL DEFAULT '0'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_store_lanes" DROP COLUMN "recent_products"`);
    await runner.query(`ALTER TABLE "wc_store_lanes" DROP COLUMN "last_claim_at"`);
    await runner.query(`ALTER TABLE "wc_sync_flights" DROP COLUMN "bulk"`);
    await runner.query(`ALTER TABLE "wc_sync_items" ALTER "status" SET STATISTICS -1`);
    await runner.query(`DROP INDEX "idx_wc_sync_items_due"`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_due" ON "wc_sync_items" ("store_id", "deadline", "priority") WHERE "status" = 'pending'`,
    );
  }
}
