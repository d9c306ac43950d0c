import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the pace said of pauses, as it is of a shop that is well. */
const WELL = `'{"phase": "closed", "pausedUntil": null, "faultsInARow": 0, "lastFault": null}'::jsonb`;

/**
 * Gives the shop and the ERP a breaker each; a pause that is in force goes to the one whose fault
 * was the last.
 */
export class PartShopAndErp1795800001000 implements MigrationInterface {
  readonly name = 'PartShopAndErp1795800001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_store_lanes" ADD "breakers" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`
      UPDATE "wc_store_lanes" l
         SET "breakers" = jsonb_build_object(
               CASE WHEN starts_with(f."fault"->>'code', 'ERP_') THEN 'erp' ELSE 'store' END,
               jsonb_build_object(
                 'phase', CASE WHEN f."until" = 'null' THEN 'closed' ELSE 'open' END,
                 'since', CASE WHEN f."until" = 'null' THEN 'null' ELSE f."fault"->'at' END,
                 'until', f."until", 'askedMs', NULL,
                 'faultsInARow', COALESCE(l."pace"->'faultsInARow', '0'), 'lastFault', f."fault"))
        FROM (SELECT "store_id", "pace"->'lastFault' AS "fault", COALESCE("pace"->'pausedUntil', 'null') AS "until"
                FROM "wc_store_lanes") f
       WHERE f."store_id" = l."store_id" AND jsonb_typeof(f."fault") = 'object'`);
    // Kept, and not only dropped: a process of the version before that still runs reads it.
    await runner.query(`UPDATE "wc_store_lanes" SET "pace" = "pace" || ${WELL}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_store_lanes" DROP COLUMN "breakers"`);
    await runner.query(`UPDATE "wc_store_lanes" SET "pace" = "pace" || ${WELL}`);
  }
}
