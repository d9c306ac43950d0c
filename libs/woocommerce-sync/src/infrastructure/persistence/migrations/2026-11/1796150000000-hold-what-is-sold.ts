import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which orders hold what they sold, for how long, and when its stock has to be looked at. */
export class HoldWhatIsSold1796150000000 implements MigrationInterface {
  readonly name = 'HoldWhatIsSold1796150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_order_states" ADD "booked_at" TIMESTAMP WITH TIME ZONE,
         ADD "holds" boolean NOT NULL DEFAULT false, ADD "holds_until" TIMESTAMP WITH TIME ZONE,
         ADD "is_released" boolean NOT NULL DEFAULT false, ADD "stock_due_at" TIMESTAMP WITH TIME ZONE`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_states_holding" ON "wc_order_states" ("store_id", "order_id") WHERE "holds"`,
    );
    await runner.query(`DROP INDEX "idx_wc_order_lines_product"`);
    await runner.query(
      `CREATE INDEX "idx_wc_order_lines_product" ON "wc_order_lines" ("store_id", "woocommerce_product_id")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_states_stock_due" ON "wc_order_states" ("store_id", "stock_due_at")
        WHERE "stock_due_at" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_order_states_stock_due"`);
    await runner.query(`DROP INDEX "idx_wc_order_states_holding"`);
    await runner.query(`DROP INDEX "idx_wc_order_lines_product"`);
    await runner.query(
      `CREATE INDEX "idx_wc_order_lines_product" ON "wc_order_lines" ("store_id", "product_id")`,
    );
    await runner.query(
      `ALTER TABLE "wc_order_states" DROP COLUMN "stock_due_at", DROP COLUMN "is_released",
         DROP COLUMN "holds_until", DROP COLUMN "holds", DROP COLUMN "booked_at"`,
    );
  }
}
