import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the content of old orders go while their keys stay, and finds which are old without reading
 * the rest.
 */
export class ForgetOrders1764800000000 implements MigrationInterface {
  readonly name = 'ForgetOrders1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_orders" ALTER "payload" DROP NOT NULL`);
    await runner.query(`DROP INDEX "idx_wc_orders_pulled"`);
    await runner.query(
      `CREATE INDEX "idx_wc_orders_kept" ON "wc_orders" ("store_id", "pulled_at") WHERE "payload" IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_outbox_published" ON "wc_outbox" ("published_at") WHERE "published_at" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_outbox_published"`);
    await runner.query(`DROP INDEX "idx_wc_orders_kept"`);
    await runner.query(
      `CREATE INDEX "idx_wc_orders_pulled" ON "wc_orders" ("store_id", "pulled_at")`,
    );
    // What is forgotten cannot come back: an empty object stands for it.
    await runner.query(`UPDATE "wc_orders" SET "payload" = '{}' WHERE "payload" IS NULL`);
    await runner.query(`ALTER TABLE "wc_orders" ALTER "payload" SET NOT NULL`);
  }
}
