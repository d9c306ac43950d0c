import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for something, however many of them. */
const CREATE_ACTORS = `
  CREATE FUNCTION wc_actors(requested_by jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(array_agg(DISTINCT a #>> '{}'), '{}') FROM jsonb_path_query(requested_by, '$.*[*].actor') a $$`;

const INDEXES: Readonly<Record<string, string>> = {
  store: `("store_id", "id")`,
  action: `("store_id", "action", "id")`,
  errors: `("store_id", "id") WHERE "error_code" IS NOT NULL`,
  actors: `USING gin ("actors")`,
  subjects: `USING gin ("requested_by")`,
};

/**
 * Finds entries of the audit by store, action, outcome, who asked, and what they are about; and
 * lists what was told of changes of products in shops.
 */
export class SearchTheAudit1796772000000 implements MigrationInterface {
  readonly name = 'SearchTheAudit1796772000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_ACTORS);
    await runner.query(
      `ALTER TABLE "wc_sync_audit" ADD COLUMN "actors" text[] NOT NULL DEFAULT '{}'`,
    );
    await runner.query(`UPDATE "wc_sync_audit" SET "actors" = wc_actors("requested_by")`);
    for (const [name, what] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX "idx_wc_sync_audit_${name}" ON "wc_sync_audit" ${what}`);
    await runner.query(
      `CREATE INDEX "idx_wc_outbox_product_changes" ON "wc_outbox" ("created_at", "event_id")
        WHERE "topic" = 'woocommerce.product_changed'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_outbox_changes_of_product" ON "wc_outbox" (("payload"->>'storeId'), ("payload"->>'productId'))
        WHERE "topic" = 'woocommerce.product_changed'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_outbox_changes_of_product"`);
    await runner.query(`DROP INDEX "idx_wc_outbox_product_changes"`);
    for (const name of Object.keys(INDEXES))
      await runner.query(`DROP INDEX "idx_wc_sync_audit_${name}"`);
    await runner.query(`ALTER TABLE "wc_sync_audit" DROP COLUMN "actors"`);
    await runner.query(`DROP FUNCTION wc_actors(jsonb)`);
  }
}
