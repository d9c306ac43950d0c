import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers by which rules of the environment each store goes, so that a change of them is noticed
 * at the next start. Plans say more than before: those that there are hold for an hour, and go.
 */
export class KnowInheritedRules1796800000000 implements MigrationInterface {
  readonly name = 'KnowInheritedRules1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_store_rules" (
        "store_id" character varying(64) NOT NULL,
        "environment" jsonb NOT NULL,
        "changes" jsonb,
        "changed_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "pk_wc_store_rules" PRIMARY KEY ("store_id")
      )`);
    await runner.query(`DELETE FROM "wc_store_plans"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_store_rules"`);
  }
}
