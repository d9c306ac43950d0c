import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `"wc_webhook_stores"`;

/** Says whose a turn of webhooks is, and how often the gap was opened. */
export class HoldWebhookTurns1796791000000 implements MigrationInterface {
  readonly name = 'HoldWebhookTurns1796791000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE ${TABLE} ADD COLUMN "turn" uuid, ADD COLUMN "gap_opened" integer NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN "turn", DROP COLUMN "gap_opened"`);
  }
}
