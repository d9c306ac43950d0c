import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts completed items as they come and go, so that nobody has to read them to know how many
 * there are.
 */
export class CountCompletedItems1764900000000 implements MigrationInterface {
  readonly name = 'CountCompletedItems1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_completed_counts" (
        "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        "store_id" character varying(64) NOT NULL,
        "outcome" character varying(20),
        "count" integer NOT NULL,
        CONSTRAINT "pk_wc_completed_counts" PRIMARY KEY ("id")
      )`);
    await this.createTriggers(runner);
    // After the triggers: to make them waits for everyone who writes, so that nothing is missed or
    // counted twice.
    await runner.query(`
      INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
      SELECT "store_id", "outcome", count(*) FROM "wc_sync_items" WHERE "status" = 'completed' GROUP BY 1, 2`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER "tr_wc_sync_items_deleted" ON "wc_sync_items"`);
    await runner.query(`DROP TRIGGER "tr_wc_sync_items_updated" ON "wc_sync_items"`);
    await runner.query(`DROP FUNCTION "wc_count_completed_items"`);
    await runner.query(`DROP TABLE "wc_completed_counts"`);
  }

  /** Makes the function that counts, and has the ledger call it with each change of items. */
  private async createTriggers(runner: QueryRunner): Promise<void> {
    // A row of its own per change: one row that everybody adds to would make the settlements of a
    // store wait for each other.
    await runner.query(`
      CREATE FUNCTION "wc_count_completed_items"() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
          SELECT "store_id", "outcome", -count(*) FROM before WHERE "status" = 'completed' GROUP BY 1, 2;
        ELSE
          INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
          SELECT "store_id", "outcome", sum("change") FROM (
            SELECT "store_id", "outcome", 1 AS "change" FROM after WHERE "status" = 'completed'
            UNION ALL
            SELECT "store_id", "outcome", -1 FROM before WHERE "status" = 'completed'
          ) changes GROUP BY 1, 2 HAVING sum("change") <> 0;
        END IF;
        RETURN NULL;
      END $$`);
    // None on INSERT: every item is open when it is made.
    await runner.query(`
      CREATE TRIGGER "tr_wc_sync_items_updated" AFTER UPDATE ON "wc_sync_items"
        REFERENCING OLD TABLE AS before NEW TABLE AS after
        FOR EACH STATEMENT EXECUTE FUNCTION "wc_count_completed_items"()`);
    await runner.query(`
      CREATE TRIGGER "tr_wc_sync_items_deleted" AFTER DELETE ON "wc_sync_items"
        REFERENCING OLD TABLE AS before
        FOR EACH STATEMENT EXECUTE FUNCTION "wc_count_completed_items"()`);
  }
}
