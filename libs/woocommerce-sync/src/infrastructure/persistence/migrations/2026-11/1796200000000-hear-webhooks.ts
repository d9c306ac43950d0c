import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shops tell by webhooks: our webhooks in them, what they delivered, and what to read. */
export class HearWebhooks1796200000000 implements MigrationInterface {
  readonly name = 'HearWebhooks1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    await createStores(runner);
    await createDeliveries(runner);
    await createHints(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'wc_shop_hints',
      'wc_webhook_deliveries',
      'wc_webhooks',
      'wc_webhook_stores',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

async function createStores(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "wc_webhook_stores" (
      "store_id" character varying(64) NOT NULL,
      "secret" text,
      "secret_version" integer NOT NULL DEFAULT 0,
      "previous_secret" text,
      "previous_until" TIMESTAMP WITH TIME ZONE,
      "turn_until" TIMESTAMP WITH TIME ZONE,
      "turn_at" TIMESTAMP WITH TIME ZONE,
      "watched_at" TIMESTAMP WITH TIME ZONE,
      "well_at" TIMESTAMP WITH TIME ZONE,
      "gap_since" TIMESTAMP WITH TIME ZONE,
      "silent_since" TIMESTAMP WITH TIME ZONE,
      "silent_orders" integer NOT NULL DEFAULT 0,
      "rejected" bigint NOT NULL DEFAULT 0,
      "rejected_at" TIMESTAMP WITH TIME ZONE,
      "error_code" character varying(64),
      "error_message" text,
      CONSTRAINT "pk_wc_webhook_stores" PRIMARY KEY ("store_id")
    )`);
  await runner.query(`
    CREATE TABLE "wc_webhooks" (
      "store_id" character varying(64) NOT NULL,
      "topic" character varying(64) NOT NULL,
      "webhook_id" integer,
      "state" character varying(16) NOT NULL,
      "secret_version" integer NOT NULL DEFAULT 0,
      "active_since" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "pk_wc_webhooks" PRIMARY KEY ("store_id", "topic")
    )`);
}

async function createDeliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "wc_webhook_deliveries" (
      "store_id" character varying(64) NOT NULL,
      "webhook_id" integer NOT NULL,
      "delivery_id" character varying(64) NOT NULL,
      "body_digest" character varying(64) NOT NULL,
      "topic" character varying(64) NOT NULL,
      "subject" character varying(20),
      "subject_id" integer,
      "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
      CONSTRAINT "pk_wc_webhook_deliveries"
        PRIMARY KEY ("store_id", "webhook_id", "delivery_id", "body_digest")
    )`);
  for (const [name, columns] of [
    ['received', '"received_at"'],
    ['topic', '"store_id", "topic", "received_at"'],
    ['subject', '"store_id", "subject", "subject_id", "received_at"'],
  ]) {
    await runner.query(
      `CREATE INDEX "idx_wc_webhook_deliveries_${name}" ON "wc_webhook_deliveries" (${columns})`,
    );
  }
}

async function createHints(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "wc_shop_hints" (
      "store_id" character varying(64) NOT NULL,
      "subject" character varying(20) NOT NULL,
      "subject_id" integer NOT NULL,
      "announcements" integer NOT NULL DEFAULT 1,
      "announced_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
      "due_at" TIMESTAMP WITH TIME ZONE,
      "read_at" TIMESTAMP WITH TIME ZONE,
      "lease_id" uuid,
      "lease_until" TIMESTAMP WITH TIME ZONE,
      "tries" smallint NOT NULL DEFAULT 0,
      "error_code" character varying(64),
      "error_message" text,
      CONSTRAINT "pk_wc_shop_hints" PRIMARY KEY ("store_id", "subject", "subject_id")
    )`);
  await runner.query(
    `CREATE INDEX "idx_wc_shop_hints_due" ON "wc_shop_hints" ("store_id", "subject", "due_at")
      WHERE "due_at" IS NOT NULL`,
  );
}
