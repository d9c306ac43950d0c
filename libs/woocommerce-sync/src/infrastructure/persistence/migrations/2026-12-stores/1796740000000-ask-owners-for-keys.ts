import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_APPROVALS = `
  CREATE TABLE "wc_store_approvals" (
    "store_id" character varying(64) NOT NULL,
    "token_digest" text NOT NULL,
    "state" character varying(16) NOT NULL,
    "asked_by" text NOT NULL,
    "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "answered_at" TIMESTAMP WITH TIME ZONE,
    "sealed_key" text,
    "sealed_secret" text,
    "trying_until" TIMESTAMP WITH TIME ZONE,
    "problem" text,
    CONSTRAINT "pk_wc_store_approvals" PRIMARY KEY ("store_id")
  )`;

/** Keeps what shops’ owners were asked for. */
export class AskOwnersForKeys1796740000000 implements MigrationInterface {
  readonly name = 'AskOwnersForKeys1796740000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_APPROVALS);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_store_approvals_token" ON "wc_store_approvals" ("token_digest")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_store_approvals"`);
  }
}
