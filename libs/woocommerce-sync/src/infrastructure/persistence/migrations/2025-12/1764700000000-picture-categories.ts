import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Remembers the pictures of categories; until one of ours was there, what the shop shows is its
 * own.
 */
export class PictureCategories1764700000000 implements MigrationInterface {
  readonly name = 'PictureCategories1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_category_mappings" ADD "picture" jsonb NOT NULL DEFAULT '{"kind":"untouched"}'`,
    );
    await runner.query(
      `ALTER TABLE "wc_category_mappings" ADD "attachments" jsonb NOT NULL DEFAULT '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_category_mappings" DROP COLUMN "attachments"`);
    await runner.query(`ALTER TABLE "wc_category_mappings" DROP COLUMN "picture"`);
  }
}
