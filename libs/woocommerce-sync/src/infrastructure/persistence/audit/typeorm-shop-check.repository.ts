import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  ShopCheckRepository,
  type BelievedProduct,
} from '../../../domain/runs/shop-check.repository';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import { inScan, insertBatches, keepScan } from '../runs/sync-run.batches';

const COLUMNS = `
  SELECT "internal_product_id" AS "productId", "woo_commerce_product_id" AS "storeProductId",
         "confirmed"->>'sku' AS "sku", "confirmed"->>'status' AS "status"
    FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "parent_product_id" IS NULL AND "sync_status" <> 'trashed'`;

/** $1 store, $2 ids in the shop. */
const BY_STORE_PRODUCT_IDS = `${COLUMNS} AND "woo_commerce_product_id" = ANY($2::int[])`;

/** $1 store, $2 limit: those behind a random id; there may be fewer. */
const SAMPLE = `${COLUMNS} AND "id" >= gen_random_uuid() ORDER BY "id" LIMIT $2`;

/** $1 store, $2 after this id, $3 limit. */
const PAGE = `${COLUMNS} AND "internal_product_id" > $2 ORDER BY "internal_product_id" LIMIT $3`;

/** $1 store, $2 SKUs. */
const OWNERS = `
  SELECT "confirmed"->>'sku' AS "sku", COALESCE("parent_product_id", "internal_product_id") AS "productId"
    FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "confirmed"->>'sku' = ANY($2::text[])`;

/**
 * $1 store, $2 products, $3 their ids in the shop, $4 when the shop was read. With their variants;
 * without what was made since then, and what is being delivered.
 */
const FORGET = `
  WITH gone AS (
    SELECT m."internal_product_id" AS "id"
      FROM unnest($2::text[], $3::int[]) AS v("id", "storeId")
      JOIN "wc_product_sync_mappings" m
        ON m."store_id" = $1 AND m."internal_product_id" = v."id" AND m."woo_commerce_product_id" = v."storeId"
     WHERE m."created_at" < $4
       AND NOT EXISTS (
         SELECT 1 FROM "wc_sync_items" i
          WHERE i."store_id" = $1 AND i."status" = 'syncing' AND i."subject_kind" = 'product'
            AND i."product_id" = m."internal_product_id")
  )
  DELETE FROM "wc_product_sync_mappings" m USING gone
   WHERE m."store_id" = $1 AND (m."internal_product_id" = gone."id" OR m."parent_product_id" = gone."id")`;

/** What is believed of a shop's products, in PostgreSQL. */
@Injectable()
export class TypeOrmShopCheckRepository extends ShopCheckRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async findByStoreProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<BelievedProduct[]> {
    return this.database.query<BelievedProduct[]>(BY_STORE_PRODUCT_IDS, [storeId, storeProductIds]);
  }

  override async findOwners(
    storeId: string,
    skus: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (skus.length === 0) return new Map();
    const rows = await this.database.query<{ sku: string; productId: string }[]>(OWNERS, [
      storeId,
      skus,
    ]);
    return new Map(rows.map(({ sku, productId }) => [sku, productId]));
  }

  override async sample(storeId: string, limit: number): Promise<BelievedProduct[]> {
    return this.database.query<BelievedProduct[]>(SAMPLE, [storeId, limit]);
  }

  override async page(storeId: string, afterId: string, limit: number): Promise<BelievedProduct[]> {
    return this.database.query<BelievedProduct[]>(PAGE, [storeId, afterId, limit]);
  }

  override async now(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }[]>(`SELECT wc_now() AS "now"`);
    if (row === undefined) throw new Error('The database does not tell the time');
    return row.now;
  }

  override async record(
    run: { readonly id: string; readonly token: string; readonly storeId: string },
    gone: readonly Pick<BelievedProduct, 'productId' | 'storeProductId'>[],
    requests: readonly SyncRequest[],
    readAt: Date,
  ): Promise<boolean> {
    return inScan(this.database, async (manager) => {
      if ((await keepScan(manager, run.id, run.token)) === null) return false;
      if (gone.length > 0) {
        const ids = gone.map(({ productId }) => productId);
        const shopIds = gone.map(({ storeProductId }) => storeProductId);
        await manager.query(FORGET, [run.storeId, ids, shopIds, readAt]);
      }
      await insertBatches(manager, run.id, requests);
      return true;
    });
  }
}
