import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers by which settings a store last took changes in, whatever was made of it since, and from
 * which ones a plan was made; and what a running scan found that its store does not sell any more.
 * A draft that has products already went by its own.
 */
export class RememberRulesInForce1796725000000 implements MigrationInterface {
  readonly name = 'RememberRulesInForce1796725000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_stores" ADD COLUMN "rules_in_force" jsonb`);
    await runner.query(`
      UPDATE "wc_stores" s SET "rules_in_force" = "settings"
       WHERE "state" IN ('active', 'paused')
          OR EXISTS (SELECT 1 FROM "wc_product_sync_mappings" m WHERE m."store_id" = s."id")`);
    // They are good for an hour, and of none is known what it was made from.
    await runner.query(`DELETE FROM "wc_store_plans"`);
    await runner.query(`ALTER TABLE "wc_store_plans" ADD COLUMN "settings_before" jsonb NOT NULL`);
    await runner.query(
      `ALTER TABLE "wc_sync_run_products" ADD COLUMN "unsold" boolean NOT NULL DEFAULT false`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_run_products" DROP COLUMN "unsold"`);
    await runner.query(`ALTER TABLE "wc_store_plans" DROP COLUMN "settings_before"`);
    await runner.query(`ALTER TABLE "wc_stores" DROP COLUMN "rules_in_force"`);
  }
}
