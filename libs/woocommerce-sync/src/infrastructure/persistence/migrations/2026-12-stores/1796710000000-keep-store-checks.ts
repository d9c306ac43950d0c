import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_CHECKS = `
  CREATE TABLE "wc_store_checks" (
    "store_id" character varying(64) NOT NULL,
    "checked_at" TIMESTAMP WITH TIME ZONE,
    "report" jsonb,
    "subject" character varying(64),
    "versions" text,
    "turn_until" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_store_checks" PRIMARY KEY ("store_id")
  )`;

/** Keeps what was last found at the shop of each store. */
export class KeepStoreChecks1796710000000 implements MigrationInterface {
  readonly name = 'KeepStoreChecks1796710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_CHECKS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_store_checks"`);
  }
}
