import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_STATES = `
  CREATE TABLE "wc_order_states" (
    "store_id" character varying(64) NOT NULL,
    "order_id" integer NOT NULL,
    "number" character varying(64) NOT NULL DEFAULT '',
    "status" character varying(40) NOT NULL,
    "version" integer NOT NULL DEFAULT 0,
    "content_digest" character varying(32),
    "event_id" character varying(200),
    "fingerprint" character varying(32),
    "refund_ids" integer array,
    "products" jsonb NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMP WITH TIME ZONE,
    "modified_at" TIMESTAMP WITH TIME ZONE,
    "read_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    CONSTRAINT "pk_wc_order_states" PRIMARY KEY ("store_id", "order_id")
  )`;

const CREATE_LINES = `
  CREATE TABLE "wc_order_lines" (
    "store_id" character varying(64) NOT NULL,
    "order_id" integer NOT NULL,
    "line_id" integer NOT NULL,
    "woocommerce_product_id" integer NOT NULL,
    "product_id" character varying(64),
    "variant_id" character varying(64),
    "reduced_stock" numeric NOT NULL,
    CONSTRAINT "pk_wc_order_lines" PRIMARY KEY ("store_id", "order_id", "line_id")
  )`;

const CREATE_CHECKS = `
  CREATE TABLE "wc_order_checks" (
    "id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "since" TIMESTAMP WITH TIME ZONE NOT NULL,
    "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "ended_at" TIMESTAMP WITH TIME ZONE,
    "in_shop" integer NOT NULL DEFAULT 0,
    "missing" integer NOT NULL DEFAULT 0,
    "outdated" integer NOT NULL DEFAULT 0,
    "gone" integer NOT NULL DEFAULT 0,
    "error_code" character varying(64),
    "error_message" text,
    CONSTRAINT "pk_wc_order_checks" PRIMARY KEY ("id")
  )`;

const INDEXES = [
  `CREATE INDEX "idx_wc_order_states_told" ON "wc_order_states" ("store_id", "changed_at", "order_id") WHERE "version" > 0`,
  `CREATE INDEX "idx_wc_order_states_created" ON "wc_order_states" ("store_id", "created_at")`,
  `CREATE INDEX "idx_wc_order_states_number" ON "wc_order_states" ("store_id", "number")`,
  `CREATE INDEX "idx_wc_order_lines_product" ON "wc_order_lines" ("store_id", "product_id")`,
  `CREATE INDEX "idx_wc_order_checks_last" ON "wc_order_checks" ("store_id", "started_at")`,
  `CREATE INDEX "idx_wc_orders_order" ON "wc_orders" ("store_id", "order_id", "id")`,
];

/**
 * What is known of each order, and more than one thing to tell of it: a row of `wc_orders` is an
 * event now, with its version and what changed. An order of an earlier version gets its state when
 * it is met again. What a shop took from its stock is kept by line.
 */
export class TellOrdersWhole1796100000000 implements MigrationInterface {
  readonly name = 'TellOrdersWhole1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CREATE_STATES, CREATE_LINES, CREATE_CHECKS])
      await runner.query(statement);
    await runner.query(
      `ALTER TABLE "wc_orders" ADD "version" integer, ADD "type" character varying(12) NOT NULL DEFAULT 'received', ADD "detail" jsonb`,
    );
    await runner.query(`DROP INDEX "uq_wc_orders_content"`);
    await runner.query(`DROP INDEX "idx_wc_orders_without_digest"`);
    for (const index of INDEXES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_orders_order"`);
    // A content is told once there: that of a later event goes without.
    await runner.query(
      `UPDATE "wc_orders" o SET "content_digest" = NULL
        WHERE o."content_digest" IS NOT NULL AND EXISTS (
          SELECT 1 FROM "wc_orders" e WHERE e."store_id" = o."store_id" AND e."order_id" = o."order_id"
             AND e."content_digest" = o."content_digest" AND e."id" < o."id")`,
    );
    await runner.query(
      `ALTER TABLE "wc_orders" DROP COLUMN "detail", DROP COLUMN "type", DROP COLUMN "version"`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_orders_content" ON "wc_orders" ("store_id", "order_id", "content_digest")
        WHERE "content_digest" IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_orders_without_digest" ON "wc_orders" ("store_id", "order_id")
        WHERE "content_digest" IS NULL`,
    );
    for (const table of ['wc_order_checks', 'wc_order_lines', 'wc_order_states'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
