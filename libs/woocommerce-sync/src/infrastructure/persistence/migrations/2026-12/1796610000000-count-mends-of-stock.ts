import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts how often in a row a stock was put right, for that to end. */
export class CountMendsOfStock1796610000000 implements MigrationInterface {
  readonly name = 'CountMendsOfStock1796610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_stock_checks" ADD COLUMN "mends" smallint NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_stock_checks" DROP COLUMN "mends"`);
  }
}
