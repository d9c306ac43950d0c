import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Has one plan of a store made at a time, and remembers that the full sync which is owed for new
 * rules takes the place of a forced one.
 */
export class PlanOneAtATime1796780000000 implements MigrationInterface {
  readonly name = 'PlanOneAtATime1796780000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_store_turns" (
        "store_id" character varying(64) NOT NULL,
        "name" character varying(16) NOT NULL,
        "token" uuid NOT NULL,
        "held_until" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "pk_wc_store_turns" PRIMARY KEY ("store_id", "name")
      )`);
    await runner.query(`ALTER TABLE "wc_stores" ADD "rules_forced" boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_stores" DROP COLUMN "rules_forced"`);
    await runner.query(`DROP TABLE "wc_store_turns"`);
  }
}
