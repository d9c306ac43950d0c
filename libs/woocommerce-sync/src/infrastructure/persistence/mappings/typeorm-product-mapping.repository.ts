import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Doubt } from '../../../domain/mapping/doubts';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductStanding } from '../../../domain/mapping/product-standing';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { SoldProduct } from '../../../domain/orders/sold-products';
import { ProductSyncMappingEntity } from '../entities/mappings/product-sync-mapping.entity';
import { inTransaction } from '../sql/retrying';
import { forgetErpVersions } from './erp-versions.statement';
import { toMappingState } from './mapping.mapper';
import { findMappings, findVariantMappings } from './mapping.statement';

const STANDING_ATTEMPTS = `
  SELECT COALESCE(max("attempts"), 0)::int AS "attempts" FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "product_id" = $2 AND "subject_kind" = 'product' AND "status" IN ('pending', 'failed')`;

const DOUBTS = `
  SELECT d AS "doubt" FROM "wc_sync_flights" f CROSS JOIN LATERAL jsonb_array_elements(f."doubts") d
   WHERE f."store_id" = $1`;

/** $1 store: the products of its shop, without those in the trash. */
const COUNT_SHOWN = `
  SELECT count(*)::int AS "shown" FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "parent_product_id" IS NULL AND "sync_status" <> 'trashed'`;

/** $1 store: the same with the variations, which are rows of lists as well. */
const COUNT_LISTED = `
  SELECT count(*)::int AS "listed" FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "sync_status" <> 'trashed'`;

/** $1 store, $2 ids in the shop. */
const FIND_SOLD_PRODUCTS = `
  SELECT "woo_commerce_product_id" AS "storeProductId",
         COALESCE("parent_product_id", "internal_product_id") AS "productId",
         CASE WHEN "parent_product_id" IS NOT NULL THEN "internal_product_id" END AS "variantId"
    FROM "wc_product_sync_mappings" WHERE "store_id" = $1 AND "woo_commerce_product_id" = ANY($2::int[])`;

/** The mappings of products and variants in PostgreSQL. */
@Injectable()
export class TypeOrmProductMappingRepository extends ProductMappingRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(storeId: string, productId: string): Promise<ProductSyncMapping | null> {
    return (await this.findMany(storeId, [productId])).get(productId) ?? null;
  }

  override async findMany(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, ProductSyncMapping>> {
    return findMappings(this.database.manager, storeId, productIds);
  }

  override async findVariants(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, Map<string, ProductSyncMapping>>> {
    return findVariantMappings(this.database.manager, storeId, productIds);
  }

  override async findStanding(storeId: string, productId: string): Promise<ProductStanding | null> {
    const mapping = await this.find(storeId, productId);
    if (mapping === null) return null;
    const [row] = await this.database.query<{ attempts: number }[]>(STANDING_ATTEMPTS, [
      storeId,
      productId,
    ]);
    const { wooCommerceProductId, syncStatus, lastSynced } = mapping.snapshot();
    return {
      storeId,
      productId,
      wooCommerceProductId,
      syncStatus,
      lastSynced,
      attempts: row?.attempts ?? 0,
    };
  }

  override async findByStoreProduct(
    storeId: string,
    storeProductId: number,
  ): Promise<Readonly<ProductSyncMappingState> | null> {
    const row = await this.database
      .getRepository(ProductSyncMappingEntity)
      .findOneBy({ storeId, wooCommerceProductId: storeProductId });
    return row === null ? null : toMappingState(row);
  }

  override async findProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<Map<number, string>> {
    const rows = await this.database
      .getRepository(ProductSyncMappingEntity)
      .createQueryBuilder('mapping')
      .select(['mapping.id', 'mapping.internalProductId', 'mapping.wooCommerceProductId'])
      .where(
        'mapping.storeId = :storeId AND mapping.wooCommerceProductId = ANY(:storeProductIds)',
        {
          storeId,
          storeProductIds,
        },
      )
      .getMany();
    return new Map(rows.map((row) => [row.wooCommerceProductId, row.internalProductId]));
  }

  override async findSoldProducts(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, SoldProduct>> {
    const rows = await this.database.query<(SoldProduct & { storeProductId: number })[]>(
      FIND_SOLD_PRODUCTS,
      [storeId, storeProductIds],
    );
    return new Map(rows.map(({ storeProductId, ...sold }) => [storeProductId, sold]));
  }

  override async findDoubts(storeId: string): Promise<readonly Doubt[]> {
    const rows = await this.database.query<{ doubt: Doubt }[]>(DOUBTS, [storeId]);
    return rows.map(({ doubt }) => doubt);
  }

  override async forgetErpVersions(storeId: string): Promise<number> {
    return inTransaction(this.database, (manager) => forgetErpVersions(manager, storeId));
  }

  override async countShown(storeId: string): Promise<number> {
    const [row] = await this.database.query<{ shown: number }[]>(COUNT_SHOWN, [storeId]);
    return row?.shown ?? 0;
  }

  override async countListed(storeId: string): Promise<number> {
    const [row] = await this.database.query<{ listed: number }[]>(COUNT_LISTED, [storeId]);
    return row?.listed ?? 0;
  }
}
