import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a delivery's last call is nearly over, so that the next is ready when it ends. */
export class ForeseeTheEndOfCalls1796000000000 implements MigrationInterface {
  readonly name = 'ForeseeTheEndOfCalls1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_flights" ADD COLUMN "next_at" timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_flights" DROP COLUMN "next_at"`);
  }
}
