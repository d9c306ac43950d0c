import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was confirmed counts orders that were made before the shop was watched, which count no more:
 * there it is forgotten which orders it knew, and the shop is read before the next write.
 */
const FORGET_SOLD = `
  UPDATE "wc_product_sync_mappings" m SET "confirmed" = m."confirmed" #- '{stock,sold}'
   WHERE m."confirmed"->'stock' ? 'sold'
     AND EXISTS (SELECT 1 FROM "wc_order_lines" l
                   JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
                  WHERE l."store_id" = m."store_id" AND l."woocommerce_product_id" = m."woo_commerce_product_id"
                    AND NOT COALESCE(s."created_at" >= (SELECT date_trunc('second', w."value") FROM "wc_watermarks" w
                                                         WHERE w."store_id" = s."store_id" AND w."name" = 'orders-since'), false))`;

/**
 * Counts how often in a row a stock was put right, for that to end; and in what orders took, only
 * those that were made since their shop is watched.
 */
export class MendAccountsOfStock1796610000000 implements MigrationInterface {
  readonly name = 'MendAccountsOfStock1796610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_stock_checks" ADD COLUMN "mends" smallint NOT NULL DEFAULT 0`,
    );
    await runner.query(FORGET_SOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_stock_checks" DROP COLUMN "mends"`);
  }
}
