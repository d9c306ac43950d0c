import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is wrong with a product is known by what it is about, so that one thing that goes well does
 * not make it look in sync. What was never compared with the shop's answer before is not known to
 * be right: the next full sync writes it once. Names of attributes are folded as the shop's
 * database does now, so their ids are found anew by name.
 */
export class KnowWhatIsWrong1795850000000 implements MigrationInterface {
  readonly name = 'KnowWhatIsWrong1795850000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_product_sync_mappings" ADD "problems" jsonb NOT NULL DEFAULT '{}'`,
    );
    await runner.query(
      `UPDATE "wc_product_sync_mappings" SET "problems" = jsonb_build_object('product', "error_message")
        WHERE "error_message" IS NOT NULL`,
    );
    await runner.query(
      `UPDATE "wc_product_sync_mappings"
          SET "confirmed" = "confirmed" - ARRAY['name', 'slug', 'descriptions', 'taxClass', 'gtin', 'dimensions',
                                                'attributes', 'options', 'customFields'],
              "sync_status" = CASE "sync_status" WHEN 'in_sync' THEN 'out_of_sync' ELSE "sync_status" END
        WHERE "confirmed" ?| ARRAY['name', 'slug', 'descriptions', 'taxClass', 'gtin', 'dimensions', 'attributes',
                                   'options', 'customFields']`,
    );
    await runner.query(`UPDATE "wc_category_mappings" SET "confirmed" = '{}'`);
    await runner.query(`DELETE FROM "wc_attribute_mappings"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" DROP COLUMN "problems"`);
  }
}
