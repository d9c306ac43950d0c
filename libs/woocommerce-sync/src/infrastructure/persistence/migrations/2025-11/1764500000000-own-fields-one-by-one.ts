import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Takes what was confirmed of a product's details apart, so that each field can be owned by itself,
 * and remembers tags and brands.
 */
export class OwnFieldsOneByOne1764500000000 implements MigrationInterface {
  readonly name = 'OwnFieldsOneByOne1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    // The same values under other names: nothing has to be written to the shop again.
    await runner.query(
      takeApart('details', {
        ...same('details', 'sku', 'name', 'slug', 'status', 'taxClass', 'gtin'),
        descriptions: object(same('details', 'description', 'shortDescription')),
        dimensions: object(same('details', 'weight', 'length', 'width', 'height')),
      }),
    );
    await runner.query(
      takeApart('variant', {
        ...same('variant', 'sku', 'options', 'status', 'gtin'),
        dimensions: object(same('variant', 'weight', 'length', 'width', 'height')),
      }),
    );
    await runner.query(`
      CREATE TABLE "wc_term_mappings" (
        "store_id" character varying(64) NOT NULL,
        "taxonomy" character varying(20) NOT NULL,
        "name" character varying(200) NOT NULL,
        "woo_commerce_term_id" integer NOT NULL,
        CONSTRAINT "pk_wc_term_mappings" PRIMARY KEY ("store_id", "taxonomy", "name")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_term_mappings"`);
    // What is forgotten is written once more, and is right then.
    await runner.query(`
      UPDATE "wc_product_sync_mappings"
         SET "confirmed" = "confirmed" - '{sku,name,slug,status,taxClass,gtin,descriptions,dimensions,options,tags,brands,customFields}'::text[]`);
  }
}

/** SQL by name. */
type Members = Readonly<Record<string, string>>;

function takeApart(group: string, parts: Members): string {
  return `UPDATE "wc_product_sync_mappings" SET "confirmed" = ("confirmed" - '${group}') || ${object(parts)} WHERE "confirmed" ? '${group}'`;
}

function same(group: string, ...names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, `"confirmed" #> '{${group},${name}}'`]));
}

function object(members: Members): string {
  const pairs = Object.entries(members).map(([name, sql]) => `'${name}', ${sql}`);
  return `jsonb_build_object(${pairs.join(', ')})`;
}
