import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the ERP has booked an order, and when the stock of what it sold has to be looked at. */
export class HoldWhatIsSold1796150000000 implements MigrationInterface {
  readonly name = 'HoldWhatIsSold1796150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_order_states" ADD "booked_at" TIMESTAMP WITH TIME ZONE, ADD "stock_due_at" TIMESTAMP WITH TIME ZONE`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_states_stock_due" ON "wc_order_states" ("store_id", "stock_due_at")
        WHERE "stock_due_at" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_order_states_stock_due"`);
    await runner.query(
      `ALTER TABLE "wc_order_states" DROP COLUMN "stock_due_at", DROP COLUMN "booked_at"`,
    );
  }
}
