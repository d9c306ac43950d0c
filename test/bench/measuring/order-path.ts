/** When an order was announced and told of, in milliseconds since 1970. */
export interface OrderPassage {
  /** The first delivery about it was written down. */
  readonly announcedAt: number;
  /** Its event was published. */
  readonly publishedAt: number;
}

/** The orders of which a webhook told first, and that are published. */
export const ORDER_PASSAGES = `
  SELECT extract(epoch FROM d."at")::float8 * 1000 AS "announcedAt",
         extract(epoch FROM x."published_at")::float8 * 1000 AS "publishedAt"
    FROM (SELECT "subject_id", min("received_at") AS "at" FROM "wc_webhook_deliveries"
           WHERE "topic" = 'order.created' GROUP BY 1) d
    JOIN "wc_orders" o ON o."order_id" = d."subject_id" AND o."type" = 'received'
    JOIN "wc_outbox" x ON x."event_id" = o."event_id"
   WHERE x."published_at" IS NOT NULL AND x."published_at" >= d."at"`;
