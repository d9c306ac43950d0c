import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What two reasons have in common that differ by ids, numbers and quoted texts alone: words with a
 * digit, and what is quoted, are left out.
 */
const CREATE_REASON_KEY = `
  CREATE FUNCTION wc_reason_key(reason text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT md5(regexp_replace(regexp_replace(
       left(lower(COALESCE(reason, '')), 1000), '"[^"]*"', '"', 'g'), '[^[:space:]]*[0-9][^[:space:]]*', '#', 'g')) $$`;

const INDEXES: Readonly<Record<string, string>> = {
  open: `("store_id", "status", "requested_at", "id") WHERE "status" <> 'completed'`,
  ended: `("store_id", "outcome", "sync_type", "requested_at", "id") WHERE "status" = 'completed'`,
  reasons: `("store_id", "error_code", "sync_type", "reason_key", "requested_at", "id") WHERE "status" = 'failed'`,
};

/**
 * Lists items newest first, by state and type, and counts failures by their cause: each list reads
 * its own part of an index, however many items there are.
 */
export class ListItems1796771000000 implements MigrationInterface {
  readonly name = 'ListItems1796771000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_REASON_KEY);
    await runner.query(`ALTER TABLE "wc_sync_items" ADD COLUMN "reason_key" character varying(32)`);
    await runner.query(`
      UPDATE "wc_sync_items" SET "reason_key" = wc_reason_key("error_message") WHERE "status" = 'failed'`);
    for (const [name, what] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX "idx_wc_sync_items_${name}" ON "wc_sync_items" ${what}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES))
      await runner.query(`DROP INDEX "idx_wc_sync_items_${name}"`);
    await runner.query(`ALTER TABLE "wc_sync_items" DROP COLUMN "reason_key"`);
    await runner.query(`DROP FUNCTION wc_reason_key(text)`);
  }
}
