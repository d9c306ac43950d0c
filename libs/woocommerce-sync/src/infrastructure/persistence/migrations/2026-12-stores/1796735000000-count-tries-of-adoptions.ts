import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often a reading for adoption was begun, so that one that no process survives ends; and an
 * index by which all its pairs are listed in their order.
 */
export class CountTriesOfAdoptions1796735000000 implements MigrationInterface {
  readonly name = 'CountTriesOfAdoptions1796735000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_adoption_runs" ADD COLUMN "takes" integer NOT NULL DEFAULT 0`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_adoption_pairs_run" ON "wc_adoption_pairs" ("run_id", "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_adoption_pairs_run"`);
    await runner.query(`ALTER TABLE "wc_adoption_runs" DROP COLUMN "takes"`);
  }
}
