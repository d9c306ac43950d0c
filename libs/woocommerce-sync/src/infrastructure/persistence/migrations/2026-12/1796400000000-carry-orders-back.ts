import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_COMMANDS = `
  CREATE TABLE "wc_order_commands" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "order_id" integer NOT NULL,
    "kind" character varying(10) NOT NULL,
    "command_id" character varying(200) NOT NULL,
    "body" jsonb NOT NULL,
    "state" character varying(10) NOT NULL DEFAULT 'waiting',
    "error_code" character varying(64),
    "error_message" text,
    "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "called_at" TIMESTAMP WITH TIME ZONE,
    "done_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_order_commands" PRIMARY KEY ("id")
  )`;

/** Keeps what the ERP says of orders until the shop has followed, and the booking's document. */
export class CarryOrdersBack1796400000000 implements MigrationInterface {
  readonly name = 'CarryOrdersBack1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_COMMANDS);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_order_commands" ON "wc_order_commands" ("store_id", "order_id", "kind", "command_id")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_order_commands_done" ON "wc_order_commands" ("done_at") WHERE "state" = 'done'`,
    );
    await runner.query(`ALTER TABLE "wc_order_states" ADD "document" character varying(100)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_order_states" DROP COLUMN "document"`);
    await runner.query(`DROP TABLE "wc_order_commands"`);
    await runner.query(`DELETE FROM "wc_sync_items" WHERE "subject_kind" = 'order'`);
  }
}
