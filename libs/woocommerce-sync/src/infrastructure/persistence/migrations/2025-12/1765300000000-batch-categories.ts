import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A full sync also brings the category tree right: its categories go in batches of their own, and
 * are counted by themselves.
 */
export class BatchCategories1765300000000 implements MigrationInterface {
  readonly name = 'BatchCategories1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_sync_batches" ADD "subject_kind" varchar(20) NOT NULL DEFAULT 'product'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_batches" DROP COLUMN "subject_kind"`);
  }
}
