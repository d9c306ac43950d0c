/** How much of everything there is. */
export interface RecordsSize {
  readonly items: number;
  readonly failed: number;
  readonly mappings: number;
  readonly audit: number;
}

/** Words of which names of products are made. */
const WORDS = `ARRAY['lamp','brass','oak','wall','desk','warm','slim','glass','reading','garden']`;

/** Whole numbers of ours, so that none needs a parameter. */
const MAPPINGS = ({ mappings }: RecordsSize): string => `
  INSERT INTO "wc_product_sync_mappings"
    ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status", "confirmed",
     "search_sku", "search_name")
  SELECT 'default', 'BENCH-' || n, 1000000 + n, wc_now(), 'in_sync', c, wc_search_sku(c->>'sku'), wc_search_words(c->>'name')
    FROM generate_series(1, ${mappings}) n,
         LATERAL (SELECT jsonb_build_object('sku', 'SKU-' || lpad(n::text, 7, '0'), 'name',
           (${WORDS})[1 + n % 10] || ' ' || (${WORDS})[1 + (n / 10) % 10] || ' no ' || n) AS c) x`;

/** Ten to a product; the failed ones for some forty reasons. */
const ITEMS = ({ items, failed, mappings }: RecordsSize): string => `
  INSERT INTO "wc_sync_items"
    ("store_id", "product_id", "woo_commerce_id", "sync_type", "lane", "priority", "payload", "attempts", "status",
     "outcome", "completed_at", "last_attempt", "error_code", "error_message", "reason_key", "requested_at", "deadline",
     "next_attempt_at")
  SELECT 'default', 'BENCH-' || 1 + n % ${mappings}, 1000001 + n % ${mappings},
         (ARRAY['price','stock','product','image'])[1 + (n / 3) % 4], 'product', 1,
         '{"origin": {"via": "event", "actor": "pricing.price_changed"}, "force": false}', 3,
         CASE WHEN f.failed THEN 'failed' ELSE 'completed' END,
         CASE WHEN NOT f.failed THEN (ARRAY['synced','synced','skipped','superseded'])[1 + n % 4] END,
         CASE WHEN NOT f.failed THEN f.at END, f.at,
         CASE WHEN f.failed THEN 'CODE_' || n % 40 END, CASE WHEN f.failed THEN m.message END,
         CASE WHEN f.failed THEN wc_reason_key(m.message) END, f.at, f.at, f.at
    FROM generate_series(1, ${items}) n,
         LATERAL (SELECT n % ${Math.floor(items / failed)} = 0 AS failed, wc_now() - make_interval(secs => n * 0.5) AS at) f,
         LATERAL (SELECT 'price.sale: ' || n || ' is not below the regular price of SKU-' || n AS message) m`;

const AUDIT = ({ audit, mappings }: RecordsSize): string => `
  INSERT INTO "wc_sync_audit"
    ("call_id", "store_id", "action", "requested_by", "request", "answer", "error_code", "started_at", "duration_ms", "actors")
  SELECT gen_random_uuid(), 'default', (ARRAY['products.batch','products.batch','variations.batch','products.images'])[1 + n % 4],
         r.by, jsonb_build_array(jsonb_build_object('kind', 'update', 'productId', 'BENCH-' || 1 + n % ${mappings},
                                                    'fields', jsonb_build_object('price', jsonb_build_object('regular', n)))),
         '[{"kind": "written", "alterations": []}]', CASE WHEN n % 1000 = 0 THEN 'STORE_TIMEOUT' END,
         wc_now() - make_interval(secs => n * 2), 120, wc_actors(r.by)
    FROM generate_series(1, ${audit}) n,
         LATERAL (SELECT jsonb_build_object('BENCH-' || 1 + n % ${mappings}, jsonb_build_array(
           jsonb_build_object('via', 'api', 'actor', CASE WHEN n % 5000 = 0 THEN 'ana' ELSE 'pricing' END))) AS by) r`;

/** What fills an empty service with records, statement by statement. */
export function recordsOf(size: RecordsSize): readonly string[] {
  return [MAPPINGS(size), ITEMS(size), AUDIT(size), 'VACUUM ANALYZE'];
}
