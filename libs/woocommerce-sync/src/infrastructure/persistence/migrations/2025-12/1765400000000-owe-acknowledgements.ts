import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which orders the shop has still to be told of that we have them, from when on, and how often that
 * failed.
 */
export class OweAcknowledgements1765400000000 implements MigrationInterface {
  readonly name = 'OweAcknowledgements1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_orders" ADD "acknowledge_at" timestamptz, ADD "acknowledge_tries" smallint NOT NULL DEFAULT 0`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_orders_to_acknowledge" ON "wc_orders" ("store_id", "acknowledge_tries", "id")
        WHERE "acknowledge_at" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_orders_to_acknowledge"`);
    await runner.query(
      `ALTER TABLE "wc_orders" DROP COLUMN "acknowledge_tries", DROP COLUMN "acknowledge_at"`,
    );
  }
}
