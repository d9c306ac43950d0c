import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of a name, and a SKU, as they are searched: in small letters, punctuation as blanks, and no
 * longer than an index takes. Without an extension, so that a role that may create none will do.
 */
const CREATE_WORDS = `
  CREATE FUNCTION wc_search_words(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT lower(left(translate(name, '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~', repeat(' ', 32)), 500)) $$`;
const CREATE_SKU = `
  CREATE FUNCTION wc_search_sku(sku text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(lower(left(sku, 200)), '') $$`;

const MAPPINGS = `"wc_product_sync_mappings"`;

/**
 * Keeps with each mapping by which SKU and words it is found, so that a search asks neither the ERP
 * nor the shop. The columns hold what `confirmed` holds, and change when that does: an index on
 * parts of `confirmed` itself would be touched by every price.
 */
export class FindByName1796770000000 implements MigrationInterface {
  readonly name = 'FindByName1796770000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_WORDS);
    await runner.query(CREATE_SKU);
    await runner.query(
      `ALTER TABLE ${MAPPINGS} ADD COLUMN "search_sku" text, ADD COLUMN "search_name" text`,
    );
    await runner.query(`
      UPDATE ${MAPPINGS} SET "search_sku" = wc_search_sku("confirmed"->>'sku'),
             "search_name" = wc_search_words("confirmed"->>'name')`);
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_sku" ON ${MAPPINGS} ("store_id", "search_sku" text_pattern_ops)`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_prefix" ON ${MAPPINGS} ("store_id", "internal_product_id" text_pattern_ops)`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_words" ON ${MAPPINGS} USING gin (to_tsvector('simple', "search_name"))`,
    );
    await this.indexNumbers(runner, 'text_pattern_ops');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.indexNumbers(runner, '');
    for (const index of ['words', 'prefix', 'sku'])
      await runner.query(`DROP INDEX "idx_wc_product_sync_mappings_${index}"`);
    await runner.query(
      `ALTER TABLE ${MAPPINGS} DROP COLUMN "search_name", DROP COLUMN "search_sku"`,
    );
    await runner.query(`DROP FUNCTION wc_search_sku(text)`);
    await runner.query(`DROP FUNCTION wc_search_words(text)`);
  }

  /**
   * Orders are found by the beginning of their number as well. The new index is built before the
   * old one goes: from there on nobody can read orders until this is over.
   */
  private async indexNumbers(runner: QueryRunner, how: string): Promise<void> {
    await runner.query(
      `CREATE INDEX "idx_wc_order_states_number_new" ON "wc_order_states" ("store_id", "number" ${how})`,
    );
    await runner.query(`DROP INDEX "idx_wc_order_states_number"`);
    await runner.query(
      `ALTER INDEX "idx_wc_order_states_number_new" RENAME TO "idx_wc_order_states_number"`,
    );
  }
}
