import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { Page } from '../../../domain/page';
import {
  MappingListRepository,
  type ListedMapping,
  type MappingFilter,
} from '../../../domain/records/mapping-list.repository';
import { lockLane } from '../lane/lane.statement';
import { addFreeMappings } from '../mappings/mapping.statement';
import { Cursors } from '../sql/cursor';
import { pageOfRows } from '../sql/paging';
import { inTransaction } from '../sql/retrying';
import { MATCHING_PRODUCTS, matchingParameters } from './matching-products';

const cursors = new Cursors('mappings', z.string().min(1).max(64));

/** Most mappings that one search finds. */
const MOST_FOUND = 500;

const COLUMNS = `
  m."internal_product_id" AS "productId", m."parent_product_id" AS "parentProductId",
  m."woo_commerce_product_id" AS "storeProductId", m."confirmed"->>'sku' AS "sku", m."confirmed"->>'name' AS "name",
  m."sync_status" AS "status", m."last_synced" AS "lastSynced", m."error_message" AS "problem"`;

/** $1 store, $2 status, $3 after this id, $4 limit. */
const PAGE = `
  SELECT ${COLUMNS} FROM "wc_product_sync_mappings" m
   WHERE m."store_id" = $1 AND m."parent_product_id" IS NULL AND ($2::text IS NULL OR m."sync_status" = $2)
     AND ($3::text IS NULL OR m."internal_product_id" ~>~ $3)
   ORDER BY m."internal_product_id" USING ~<~ LIMIT $4`;

/** As `MATCHING_PRODUCTS`, and $7 status, $8 after this id, $9 limit. */
const SEARCH = `
  SELECT ${COLUMNS} FROM "wc_product_sync_mappings" m
   WHERE m."store_id" = ANY($1::text[])
     AND m."internal_product_id" = ANY(ARRAY(SELECT f."mappedId" FROM (${MATCHING_PRODUCTS}) f))
     AND ($7::text IS NULL OR m."sync_status" = $7) AND ($8::text IS NULL OR m."internal_product_id" ~>~ $8)
   ORDER BY m."internal_product_id" USING ~<~ LIMIT $9`;

/** $1 store, $2 product. */
const UNDER_WAY = `
  SELECT 1 FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "status" = 'syncing' AND "subject_kind" = 'product' AND "product_id" = $2 LIMIT 1`;

/** $1 store, $2 product. */
const UNLINK = `
  DELETE FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND ("internal_product_id" = $2 OR "parent_product_id" = $2)`;

/** The list of mappings in PostgreSQL. */
@Injectable()
export class TypeOrmMappingListRepository extends MappingListRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async find(
    { storeId, q, status }: MappingFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedMapping>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const rest = [status ?? null, after, limit + 1];
    const rows =
      q === undefined
        ? await this.database.query<ListedMapping[]>(PAGE, [storeId, ...rest])
        : await this.database.query<ListedMapping[]>(SEARCH, [
            ...matchingParameters([storeId], q, MOST_FOUND),
            ...rest,
          ]);
    return pageOfRows(
      rows,
      limit,
      (row) => row,
      ({ productId }) => cursors.write(productId),
    );
  }

  override async unlink(storeId: string, productId: string): Promise<boolean> {
    return inTransaction(this.database, async (manager) => {
      if (await isUnderWay(manager, storeId, productId)) return false;
      await manager.query(UNLINK, [storeId, productId]);
      return true;
    });
  }

  override async link(mapping: ProductSyncMapping): Promise<boolean> {
    const { storeId, internalProductId } = mapping.snapshot();
    return inTransaction(this.database, async (manager) => {
      if (await isUnderWay(manager, storeId, internalProductId)) return false;
      const added = await addFreeMappings(manager, [mapping], this.secrets);
      return added.size > 0;
    });
  }
}

/** Whether something of a product is on its way; nothing is claimed until the transaction ends. */
async function isUnderWay(
  manager: EntityManager,
  storeId: string,
  productId: string,
): Promise<boolean> {
  await lockLane(manager, storeId);
  return (await manager.query<unknown[]>(UNDER_WAY, [storeId, productId])).length > 0;
}
