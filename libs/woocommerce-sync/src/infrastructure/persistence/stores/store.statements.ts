/** Columns of a store; nothing of what is sealed. */
export const STORE_COLUMNS = `
  "id", "name", "url", "state", "settings",
  "sealed_key" IS NOT NULL AND "sealed_secret" IS NOT NULL AS "hasCredentials",
  "rules_changed_at" IS NOT NULL AS "fullSyncDue",
  "created_at" AS "createdAt", "changed_at" AS "changedAt"`;

/** $1 id, $2 name, $3 url, $4 shop, $5 state, $6 settings, $7 sealed key, $8 sealed secret. */
export const ADD_STORE = `
  INSERT INTO "wc_stores"
    ("id", "name", "url", "shop_key", "state", "settings", "sealed_key", "sealed_secret", "rules_in_force")
  VALUES ($1, $2, $3, $4, $5::varchar, $6::jsonb, $7, $8,
          CASE WHEN $5::varchar IN ('active', 'paused') THEN $6::jsonb END)
  ON CONFLICT DO NOTHING
  RETURNING ${STORE_COLUMNS}`;

const SETTINGS_AFTER = `jsonb_strip_nulls("settings" || COALESCE($6::jsonb, '{}'))`;
const TAKES_CHANGES_AFTER = `COALESCE($5::varchar, "state") IN ('active', 'paused')`;

/**
 * A draft has missed what the ERP changed meanwhile: of what it once brought a full sync is owed.
 */
const COMES_BACK = `("state" = 'draft' AND "rules_in_force" IS NOT NULL AND ${TAKES_CHANGES_AFTER})`;

/**
 * As `ADD_STORE`; null leaves a column as it is, and within the settings takes one away. $9 whether
 * its rules are new, $10 the settings and $11 the state that it has to have until then; null for
 * any; $12 groups of which nothing is taken for confirmed any more.
 */
export const CHANGE_STORE = `
  WITH changed AS (
    UPDATE "wc_stores"
       SET "name" = COALESCE($2, "name"), "url" = COALESCE($3, "url"),
           "shop_key" = COALESCE($4, "shop_key"), "state" = COALESCE($5::varchar, "state"),
           "settings" = ${SETTINGS_AFTER},
           "rules_in_force" =
             CASE WHEN ${TAKES_CHANGES_AFTER} THEN ${SETTINGS_AFTER} ELSE "rules_in_force" END,
           "sealed_key" = COALESCE($7, "sealed_key"),
           "sealed_secret" = COALESCE($8, "sealed_secret"),
           "rules_changed_at" =
             CASE WHEN $9::boolean OR ${COMES_BACK} THEN wc_now() ELSE "rules_changed_at" END,
           "revision" = nextval('wc_store_revisions'), "changed_at" = wc_now()
     WHERE "id" = $1 AND "state" <> 'leaving' AND ($10::jsonb IS NULL OR "settings" = $10::jsonb)
       AND ($11::varchar IS NULL OR "state" = $11)
    RETURNING *
  ), forgotten AS (
    UPDATE "wc_product_sync_mappings" m
       SET "confirmed" = m."confirmed" - $12::text[], "updated_at" = wc_now(),
           "sync_status" = CASE m."sync_status" WHEN 'in_sync' THEN 'out_of_sync' ELSE m."sync_status" END
      FROM changed c
     WHERE m."store_id" = c."id" AND m."confirmed" ?| $12::text[]
  )
  SELECT ${STORE_COLUMNS} FROM changed`;

/** $1 id. */
export const FIND_RULES_IN_FORCE = `
  SELECT "rules_in_force" AS "rules" FROM "wc_stores" WHERE "id" = $1`;

/** $1 id, $2 how: what waits and is to be dropped is gone before anybody may send it. */
export const LEAVE = `
  WITH dropped AS (
    DELETE FROM "wc_sync_items"
     WHERE $2::text = 'cancel' AND "store_id" = $1 AND "status" = 'pending'
    RETURNING 1
  ), left_over AS (
    UPDATE "wc_stores"
       SET "state" = 'leaving', "leaving" = $2, "revision" = nextval('wc_store_revisions'),
           "changed_at" = wc_now()
     WHERE "id" = $1
    RETURNING *
  )
  SELECT ${STORE_COLUMNS}, (SELECT count(*)::int FROM dropped) AS "dropped" FROM left_over`;

/** Another text after every change, in whatever order changes are committed. */
export const REVISION = `
  SELECT COALESCE(md5(string_agg(concat("id", ':', "revision"), ',' ORDER BY "id")), '') AS "revision"
    FROM "wc_stores"`;

/** Whether store $1 leaves still: meanwhile one may have been made anew under its id. */
const STILL_LEAVES = `
  EXISTS (SELECT 1 FROM "wc_stores" l WHERE l."id" = $1 AND l."state" = 'leaving')`;

/**
 * So long every process may hold a store that leaves for an active one, and write something of it
 * still; that is waited for.
 */
const KNOWN_TO_ALL = `interval '15 seconds'`;

/** Those that leave, as all processes know by now. */
export const FIND_LEAVING = `
  SELECT "id", "leaving" AS "how" FROM "wc_stores"
   WHERE "state" = 'leaving' AND "changed_at" <= wc_now() - ${KNOWN_TO_ALL} ORDER BY "id"`;

/** Those whose new rules are to be brought to every product, as all processes know them by now. */
export const FIND_NEW_RULES = `
  SELECT "id", "rules_changed_at"::text AS "since", "rules_forced" AS "force",
         "rules_changed_at" + ${KNOWN_TO_ALL} AS "knownToAllAt"
    FROM "wc_stores"
   WHERE "state" = 'active' AND "rules_changed_at" <= wc_now() - ${KNOWN_TO_ALL} ORDER BY "id"`;

/** $1 store, $2 since when its rules were new: those that have changed since still are. */
export const SETTLE_RULES = `
  UPDATE "wc_stores" SET "rules_changed_at" = NULL, "rules_forced" = false
   WHERE "id" = $1 AND "rules_changed_at" = $2::timestamptz`;

/** $1 store. */
export const FORCE_RULES = `UPDATE "wc_stores" SET "rules_forced" = true WHERE "id" = $1`;

/** $1 store. */
export const CANCEL_WAITING = `
  DELETE FROM "wc_sync_items" WHERE "store_id" = $1 AND "status" = 'pending' AND ${STILL_LEAVES}`;

/** $1 store: items that wait or are on their way, and what still reads the ERP or the shop. */
export const COUNT_OPEN = `
  SELECT ((SELECT count(*) FROM "wc_sync_items"
            WHERE "store_id" = $1 AND "status" IN ('pending', 'syncing'))
        + (SELECT count(*) FROM "wc_drift_runs" WHERE "store_id" = $1 AND "lease_until" > wc_now())
        + (SELECT count(*) FROM "wc_adoption_runs" WHERE "store_id" = $1 AND "lease_until" > wc_now())
        + (SELECT count(*) FROM "wc_order_pulls"
            WHERE "store_id" = $1 AND "ended_at" IS NULL AND "lease_until" > wc_now())
        + (SELECT count(*) FROM "wc_sync_runs"
            WHERE "store_id" = $1 AND "status" = 'running' AND NOT "scan_ended"
              AND "scan_lease_until" > wc_now()))::int AS "count"`;

/** Tables whose rows go with their store, those that refer to others first. */
export const TABLES_OF_STORES = [
  'wc_sync_items',
  'wc_sync_flights',
  'wc_sync_batches',
  'wc_sync_runs',
  'wc_completed_counts',
  'wc_flow_notes',
  'wc_flows',
  'wc_product_sync_mappings',
  'wc_category_mappings',
  'wc_attribute_mappings',
  'wc_term_mappings',
  'wc_store_capabilities',
  'wc_store_checks',
  'wc_order_lines',
  'wc_order_states',
  'wc_order_commands',
  'wc_order_checks',
  'wc_order_pulls',
  'wc_orders',
  'wc_webhook_deliveries',
  'wc_shop_hints',
  'wc_webhooks',
  'wc_webhook_stores',
  'wc_drift_runs',
  'wc_adoption_pairs',
  'wc_adoption_runs',
  'wc_foreign_products',
  'wc_store_plans',
  'wc_store_turns',
  'wc_store_rules',
  'wc_shop_values',
  'wc_stock_checks',
  'wc_stock_tallies',
  'wc_erp_stocks',
  'wc_watermarks',
  'wc_store_approvals',
  'wc_store_lanes',
] as const;

/** Tables whose rows go with a run of their store. */
export const TABLES_OF_RUNS = [
  ['wc_sync_run_products', 'wc_sync_runs'],
  ['wc_drift_met', 'wc_drift_runs'],
  ['wc_drift_findings', 'wc_drift_runs'],
] as const;

/** What stays when a store goes: what was done, and what is still to be published. */
export const TABLES_THAT_STAY = [
  'wc_sync_audit',
  'wc_outbox',
  'wc_stores',
  // Of our processes, whatever stores they serve.
  'wc_processes',
] as const;

/** $1 store, $2 how many rows of a table. */
export function forgetRows(table: (typeof TABLES_OF_STORES)[number]): string {
  return `
  DELETE FROM "${table}" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "${table}" WHERE "store_id" = $1 LIMIT $2)) AND ${STILL_LEAVES}`;
}

/** $1 store, $2 how many rows of a table that refers to runs. */
export function forgetRowsOfRuns([table, runs]: (typeof TABLES_OF_RUNS)[number]): string {
  return `
  DELETE FROM "${table}" WHERE ctid = ANY (ARRAY(
    SELECT t.ctid FROM "${table}" t JOIN "${runs}" r ON r."id" = t."run_id"
     WHERE r."store_id" = $1 LIMIT $2)) AND ${STILL_LEAVES}`;
}
