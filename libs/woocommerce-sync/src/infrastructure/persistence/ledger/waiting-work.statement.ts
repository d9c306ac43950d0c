import { FORGOTTEN } from '../stock/stock-check.statements';

/** What falls due within this is begun with: its reader waits for it by a timer. */
const SOON = `wc_now() + interval '5 seconds'`;

/** A side that is not well is tried again by a claim, though nothing waits. */
const IS_UNWELL = `
  EXISTS (SELECT 1 FROM "wc_store_lanes" l
           WHERE l."store_id" = s."id"
             AND (COALESCE(l."breakers"->'store'->>'phase', 'closed') <> 'closed'
                  OR COALESCE(l."breakers"->'erp'->>'phase', 'closed') <> 'closed'))`;

/** $1 stores. Each question ends at the first row of an index. */
export const FIND_WAITING = `
  SELECT * FROM (
    SELECT s."id" AS "storeId",
           EXISTS (SELECT 1 FROM "wc_sync_items" i
                    WHERE i."store_id" = s."id" AND i."status" = 'pending' AND i."lease_token" IS NULL)
             OR ${IS_UNWELL} AS "items",
           EXISTS (SELECT 1 FROM "wc_shop_hints" h
                    WHERE h."store_id" = s."id" AND h."due_at" IS NOT NULL
                      AND GREATEST(h."due_at", h."lease_until") <= ${SOON}) AS "hints",
           EXISTS (SELECT 1 FROM "wc_order_states" o
                    WHERE o."store_id" = s."id" AND o."stock_due_at" <= ${SOON})
             OR EXISTS (SELECT 1 FROM "wc_stock_checks" c
                         WHERE c."store_id" = s."id" AND (c."due_at" IS NOT NULL OR c."lease_until" IS NOT NULL)
                           AND COALESCE(c."lease_until", c."due_at") <= ${SOON})
             OR EXISTS (SELECT 1 FROM "wc_stock_checks" c
                         WHERE c."store_id" = s."id" AND c."pushed_at" < wc_now() - ${FORGOTTEN}
                           AND c."due_at" IS NULL AND c."lease_until" IS NULL) AS "stock"
      FROM unnest($1::text[]) AS s("id")
  ) w WHERE "items" OR "hints" OR "stock"`;
