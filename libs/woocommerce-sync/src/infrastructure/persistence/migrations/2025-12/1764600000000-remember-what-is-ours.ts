import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers which attributes of a product are ours even while that is in doubt, and which new
 * products await their pictures.
 */
export class RememberWhatIsOurs1764600000000 implements MigrationInterface {
  readonly name = 'RememberWhatIsOurs1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_product_sync_mappings" ADD "written_attributes" jsonb NOT NULL DEFAULT '[]'`,
    );
    await runner.query(
      `ALTER TABLE "wc_product_sync_mappings" ADD "images_due" boolean NOT NULL DEFAULT false`,
    );
    // What the shop confirmed is ours; of what is in doubt just now nobody knows, and it stays the
    // shop's.
    await runner.query(`
      UPDATE "wc_product_sync_mappings"
         SET "written_attributes" = (
           SELECT COALESCE(jsonb_agg(jsonb_build_object('id', a->'id', 'name', a->'name')), '[]')
             FROM jsonb_array_elements("confirmed" #> '{attributes,list}') a)
       WHERE "confirmed" ? 'attributes'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" DROP COLUMN "images_due"`);
    await runner.query(`ALTER TABLE "wc_product_sync_mappings" DROP COLUMN "written_attributes"`);
  }
}
