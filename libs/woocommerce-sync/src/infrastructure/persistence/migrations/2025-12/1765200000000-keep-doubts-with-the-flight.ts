import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a delivery's calls may have changed is kept with the delivery; its mappings learn of it when
 * it lands or dies.
 */
export class KeepDoubtsWithTheFlight1765200000000 implements MigrationInterface {
  readonly name = 'KeepDoubtsWithTheFlight1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_flights" ADD "doubts" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_flights" DROP COLUMN "doubts"`);
  }
}
