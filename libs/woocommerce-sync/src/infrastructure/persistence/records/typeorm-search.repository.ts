import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  SearchRepository,
  type FoundOrder,
  type FoundProduct,
  type FoundRun,
} from '../../../domain/records/search.repository';
import { MATCHING_PRODUCTS, matchingParameters } from './matching-products';

/** The best matches, each once. */
const PRODUCTS = `
  SELECT "storeId", "productId", "variantId", "storeProductId", "sku", "name" FROM (
    SELECT DISTINCT ON ("storeId", "mappedId") * FROM (${MATCHING_PRODUCTS}) f
     ORDER BY "storeId", "mappedId", "rank") f
   ORDER BY "rank", "sku", "storeProductId" LIMIT $6`;

/** $1 stores, $2 what is searched, $3 the same as an id, or null, $4 limit. */
const ORDERS = `
  SELECT DISTINCT "storeId", "orderId", "number", "status" FROM (
    (SELECT "store_id" AS "storeId", "order_id" AS "orderId", "number", "status" FROM "wc_order_states"
      WHERE "store_id" = ANY($1::text[]) AND "version" > 0 AND "number" ~>=~ $2 AND "number" ~<~ ($2 || chr(1114111))
      ORDER BY "number" USING ~<~ LIMIT $4)
    UNION ALL
    (SELECT "store_id", "order_id", "number", "status" FROM "wc_order_states"
      WHERE "store_id" = ANY($1::text[]) AND "version" > 0 AND "order_id" = $3::int)) o
   ORDER BY "orderId" LIMIT $4`;

/** Each kind of run, with its table. */
const RUN_TABLES: Readonly<Record<FoundRun['kind'], string>> = {
  'full-sync': 'wc_sync_runs',
  drift: 'wc_drift_runs',
  adoption: 'wc_adoption_runs',
  'order-pull': 'wc_order_pulls',
};

/** $1 stores, $2 and $3 the first and the last id, $4 limit. */
const RUNS = `
  SELECT * FROM (${Object.entries(RUN_TABLES)
    .map(
      ([kind, table]) => `
    (SELECT "store_id" AS "storeId", "id" AS "runId", '${kind}' AS "kind", "started_at" AS "startedAt" FROM "${table}"
      WHERE "id" BETWEEN $2::uuid AND $3::uuid AND "store_id" = ANY($1::text[]) LIMIT $4)`,
    )
    .join(' UNION ALL ')}) r
   ORDER BY "startedAt" DESC LIMIT $4`;

/** The search everywhere, in PostgreSQL. */
@Injectable()
export class TypeOrmSearchRepository extends SearchRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async products(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundProduct[]> {
    return this.database.query<FoundProduct[]>(PRODUCTS, [
      ...matchingParameters(storeIds, q, limit),
    ]);
  }

  override async orders(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundOrder[]> {
    const id = /^[1-9]\d{0,8}$/.test(q) ? Number(q) : null;
    return this.database.query<FoundOrder[]>(ORDERS, [storeIds, q, id, limit]);
  }

  override async runs(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundRun[]> {
    const digits = q.toLowerCase().replaceAll('-', '');
    if (!/^[0-9a-f]{4,32}$/.test(digits)) return [];
    const bounds = ['0', 'f'].map((digit) => digits.padEnd(32, digit));
    return this.database.query<FoundRun[]>(RUNS, [storeIds, ...bounds, limit]);
  }
}
