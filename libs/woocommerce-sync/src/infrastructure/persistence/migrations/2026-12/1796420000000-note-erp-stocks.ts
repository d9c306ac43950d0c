import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE = `
  CREATE TABLE "wc_erp_stocks" (
    "store_id" character varying(64) NOT NULL,
    "product_id" character varying(64) NOT NULL,
    "quantity" double precision NOT NULL,
    "changed_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_erp_stocks" PRIMARY KEY ("store_id", "product_id")
  )`;

/** Keeps what the ERP has of each product, where its next number books the orders before it. */
export class NoteErpStocks1796420000000 implements MigrationInterface {
  readonly name = 'NoteErpStocks1796420000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "wc_erp_stocks"`);
  }
}
