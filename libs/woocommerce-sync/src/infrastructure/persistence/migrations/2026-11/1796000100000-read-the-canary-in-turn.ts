import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process reads a store's canary, by when one last did. */
export class ReadTheCanaryInTurn1796000100000 implements MigrationInterface {
  readonly name = 'ReadTheCanaryInTurn1796000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_store_lanes" ADD COLUMN "canary_at" timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_store_lanes" DROP COLUMN "canary_at"`);
  }
}
