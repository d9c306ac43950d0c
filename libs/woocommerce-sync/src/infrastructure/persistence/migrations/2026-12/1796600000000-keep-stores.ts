import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_STORES = `
  CREATE TABLE "wc_stores" (
    "id" character varying(64) NOT NULL,
    "name" text NOT NULL,
    "url" text NOT NULL,
    "shop_key" text NOT NULL,
    "state" character varying(8) NOT NULL,
    "leaving" character varying(8),
    "settings" jsonb NOT NULL DEFAULT '{}',
    "sealed_key" text,
    "sealed_secret" text,
    "revision" bigint NOT NULL DEFAULT nextval('wc_store_revisions'),
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
    CONSTRAINT "pk_wc_stores" PRIMARY KEY ("id")
  )`;

/** Makes stores data, beside the one of the environment. */
export class KeepStores1796600000000 implements MigrationInterface {
  readonly name = 'KeepStores1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE "wc_store_revisions"`);
    await runner.query(CREATE_STORES);
    await runner.query(`CREATE UNIQUE INDEX "uq_wc_stores_shop" ON "wc_stores" ("shop_key")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_stores"`);
    await runner.query(`DROP SEQUENCE "wc_store_revisions"`);
  }
}
