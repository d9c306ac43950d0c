import type { EntityManager } from 'typeorm';
import { contentDigestOf, earlierEventIdsOf } from '../../../application/orders/order-event';
import type { OrderArrival } from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { toJsonb } from '../sql/jsonb';

/** A row that may be of an earlier version: what it is known by was made otherwise than today. */
interface EarlierRow {
  readonly id: string;
  readonly storeId: string;
  readonly orderId: number;
  readonly eventId: string;
  /** Null where the content is forgotten. */
  readonly payload: PulledOrder | null;
}

/** $1 stores, $2 orders, $3 digests by which what arrives is known already. */
const FIND = `
  SELECT "id", "store_id" AS "storeId", "order_id" AS "orderId", "event_id" AS "eventId", "payload"
    FROM "wc_orders"
   WHERE ("content_digest" IS NULL OR "content_digest" <> ALL($3::text[])) AND "store_id" = ANY($1::text[]) AND "order_id" = ANY($2::int[])
   ORDER BY "id"`;

/**
 * $1 rows as JSON. An order may have been published twice for one content: the first keeps the
 * digest.
 */
const SIGN = `
  UPDATE "wc_orders" o SET "content_digest" = v."digest"
    FROM (SELECT DISTINCT ON ("store_id", "order_id", "digest") *
            FROM jsonb_to_recordset($1::jsonb) AS r("id" bigint, "store_id" text, "order_id" int, "digest" text)
           ORDER BY "store_id", "order_id", "digest", "id") v
   WHERE o."id" = v."id"
     AND NOT EXISTS (SELECT 1 FROM "wc_orders" x
                      WHERE x."store_id" = v."store_id" AND x."order_id" = v."order_id"
                        AND x."content_digest" = v."digest")`;

/**
 * Recognises, among rows of earlier versions, what arrives again, so that it keeps the id under
 * which it was published. By its content where that is kept, else by the ids that it may have been
 * given.
 */
export async function recogniseEarlierOrders(
  manager: EntityManager,
  arrivals: readonly OrderArrival[],
): Promise<void> {
  const rows = await manager.query<EarlierRow[]>(FIND, [
    [...new Set(arrivals.map(({ order }) => order.storeId))],
    arrivals.map(({ order }) => order.orderId),
    arrivals.map(({ contentDigest }) => contentDigest),
  ]);
  const recognised = rows.flatMap((row) => {
    const arrival = arrivals.find((candidate) => isSame(candidate, row));
    const { id, storeId, orderId } = row;
    return arrival === undefined
      ? []
      : [{ id, store_id: storeId, order_id: orderId, digest: arrival.contentDigest }];
  });
  if (recognised.length > 0) await manager.query(SIGN, [toJsonb(recognised)]);
}

function isSame({ order, contentDigest }: OrderArrival, row: EarlierRow): boolean {
  if (order.storeId !== row.storeId || order.orderId !== row.orderId) return false;
  if (row.payload !== null && contentDigestOf(row.payload) === contentDigest) return true;
  return earlierEventIdsOf(order).includes(row.eventId);
}
