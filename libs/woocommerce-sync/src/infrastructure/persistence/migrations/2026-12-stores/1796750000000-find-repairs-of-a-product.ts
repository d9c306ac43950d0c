import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what was found of one product in a comparison without a look at all that it found. */
export class FindRepairsOfAProduct1796750000000 implements MigrationInterface {
  readonly name = 'FindRepairsOfAProduct1796750000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "idx_wc_drift_findings_product" ON "wc_drift_findings" ("run_id", "product_id", "field_group")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_drift_findings_product"`);
  }
}
