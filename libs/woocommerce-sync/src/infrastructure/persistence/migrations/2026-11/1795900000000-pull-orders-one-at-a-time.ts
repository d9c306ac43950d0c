import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Readings of orders, one at a time for each store, and which reading brought which order. An
 * order's content gets a digest of what the shop said alone; rows of earlier versions have none,
 * and are recognised when their order is met again.
 */
export class PullOrdersOneAtATime1795900000000 implements MigrationInterface {
  readonly name = 'PullOrdersOneAtATime1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_order_pulls" (
        "id" uuid NOT NULL,
        "store_id" character varying(64) NOT NULL,
        "since" TIMESTAMP WITH TIME ZONE NOT NULL,
        "lease_until" TIMESTAMP WITH TIME ZONE NOT NULL,
        "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
        "ended_at" TIMESTAMP WITH TIME ZONE,
        "orders" integer NOT NULL DEFAULT 0,
        "error_code" character varying(64),
        "error_message" text,
        CONSTRAINT "pk_wc_order_pulls" PRIMARY KEY ("id")
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_order_pulls_going" ON "wc_order_pulls" ("store_id") WHERE "ended_at" IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_pulls_last" ON "wc_order_pulls" ("store_id", "started_at")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_pulls_ended" ON "wc_order_pulls" ("ended_at") WHERE "ended_at" IS NOT NULL`,
    );
    await runner.query(
      `ALTER TABLE "wc_orders" ADD "pull_id" uuid, ADD "content_digest" character varying(32)`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_orders_pull" ON "wc_orders" ("pull_id", "id")
        WHERE "pull_id" IS NOT NULL AND "payload" IS NOT NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_orders_content" ON "wc_orders" ("store_id", "order_id", "content_digest")
        WHERE "content_digest" IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_orders_without_digest" ON "wc_orders" ("store_id", "order_id")
        WHERE "content_digest" IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of [
      'idx_wc_orders_without_digest',
      'uq_wc_orders_content',
      'idx_wc_orders_pull',
    ]) {
      await runner.query(`DROP INDEX "${index}"`);
    }
    await runner.query(
      `ALTER TABLE "wc_orders" DROP COLUMN "content_digest", DROP COLUMN "pull_id"`,
    );
    await runner.query(`DROP TABLE "wc_order_pulls"`);
  }
}
