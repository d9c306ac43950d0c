import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the counts of completed items grow beyond two thousand million. */
export class CountWithoutEnd1795800002000 implements MigrationInterface {
  readonly name = 'CountWithoutEnd1795800002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_completed_counts" ALTER COLUMN "count" TYPE bigint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_completed_counts" ALTER COLUMN "count" TYPE integer`);
  }
}
