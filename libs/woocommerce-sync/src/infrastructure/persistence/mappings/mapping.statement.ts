import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { Doubt } from '../../../domain/mapping/doubts';
import { toJsonb } from '../sql/jsonb';
import {
  MAPPING_COLUMNS,
  type MappingRow,
  toMapping,
  toMappingChange,
  toMappingRecord,
} from './mapping.mapper';

const FIND = `
  SELECT ${MAPPING_COLUMNS} FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "internal_product_id" = ANY($2::text[])`;

const FIND_VARIANTS = `
  SELECT ${MAPPING_COLUMNS} FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1 AND "parent_product_id" = ANY($2::text[])`;

/** $1 mappings as JSON. */
const INSERT_NEW = `
  INSERT INTO "wc_product_sync_mappings" AS m
    ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status", "error_message",
     "erp_version", "confirmed", "attachments", "written_sales", "parent_product_id",
     "written_attributes", "images_due", "problems", "search_sku", "search_name")
  SELECT v."store_id", v."internal_product_id", v."woo_commerce_product_id", v."last_synced", v."sync_status",
         v."error_message", v."erp_version", v."confirmed", v."attachments", v."written_sales", v."parent_product_id",
         v."written_attributes", v."images_due", v."problems", wc_search_sku(v."confirmed"->>'sku'),
         wc_search_words(v."confirmed"->>'name')
    FROM jsonb_to_recordset($1::jsonb) AS v(
      "store_id" text, "internal_product_id" text, "woo_commerce_product_id" int, "last_synced" timestamptz,
      "sync_status" text, "error_message" text, "erp_version" bigint, "confirmed" jsonb, "attachments" jsonb,
      "written_sales" jsonb, "parent_product_id" text, "written_attributes" jsonb, "images_due" boolean,
      "problems" jsonb)`;

/**
 * $1 mappings as JSON. A shop product that another ERP product owns already is left to its owner.
 */
const ADD = `${INSERT_NEW}
   WHERE NOT EXISTS (
     SELECT 1 FROM "wc_product_sync_mappings" o
      WHERE o."store_id" = v."store_id" AND o."woo_commerce_product_id" = v."woo_commerce_product_id"
        AND o."internal_product_id" <> v."internal_product_id")
  ON CONFLICT ("store_id", "internal_product_id") DO UPDATE
     SET "woo_commerce_product_id" = EXCLUDED."woo_commerce_product_id", "last_synced" = EXCLUDED."last_synced",
         "sync_status" = EXCLUDED."sync_status", "error_message" = EXCLUDED."error_message",
         "erp_version" = EXCLUDED."erp_version", "confirmed" = EXCLUDED."confirmed",
         "attachments" = EXCLUDED."attachments", "written_sales" = EXCLUDED."written_sales",
         "written_attributes" = EXCLUDED."written_attributes", "images_due" = EXCLUDED."images_due", "problems" = EXCLUDED."problems",
         "search_sku" = EXCLUDED."search_sku", "search_name" = EXCLUDED."search_name", "updated_at" = wc_now()`;

/** The same of products and shop products that nobody has yet. */
const ADD_FREE = `${INSERT_NEW}
  ON CONFLICT DO NOTHING RETURNING "internal_product_id" AS "id"`;

/**
 * $1 changes of known mappings as JSON. What a row says beyond them stays: of thousands of products
 * that get a new price only that travels. By what it was found last it stays found.
 */
const CHANGE = `
  UPDATE "wc_product_sync_mappings" m
     SET "last_synced" = v."last_synced", "sync_status" = v."sync_status", "error_message" = v."error_message",
         "erp_version" = v."erp_version", "images_due" = v."images_due", "problems" = v."problems",
         "search_sku" = COALESCE(wc_search_sku(v."confirmed"->>'sku'), m."search_sku"),
         "search_name" = COALESCE(wc_search_words(v."confirmed"->>'name'), m."search_name"),
         "confirmed" = (m."confirmed" - v."forgotten") || v."confirmed",
         "attachments" = COALESCE(v."attachments", m."attachments"),
         "written_sales" = COALESCE(v."written_sales", m."written_sales"),
         "written_attributes" = COALESCE(v."written_attributes", m."written_attributes"), "updated_at" = wc_now()
    FROM jsonb_to_recordset($1::jsonb) AS v(
      "store_id" text, "internal_product_id" text, "last_synced" timestamptz, "sync_status" text, "error_message" text,
      "erp_version" bigint, "confirmed" jsonb, "forgotten" text[], "attachments" jsonb, "written_sales" jsonb,
      "written_attributes" jsonb, "images_due" boolean, "problems" jsonb)
   WHERE m."store_id" = v."store_id" AND m."internal_product_id" = v."internal_product_id"`;

const FORGET = `
  DELETE FROM "wc_product_sync_mappings" WHERE "store_id" = $1 AND "internal_product_id" = ANY($2::text[])`;

/** Mappings by product id; products that were never synced are missing. */
export async function findMappings(
  manager: EntityManager,
  storeId: string,
  productIds: readonly string[],
): Promise<Map<string, ProductSyncMapping>> {
  if (productIds.length === 0) return new Map();
  const rows = await manager.query<MappingRow[]>(FIND, [storeId, productIds]);
  return new Map(rows.map((row) => [row.internalProductId, toMapping(row)]));
}

/** Mappings of variants by product id, each by variant id; products without are missing. */
export async function findVariantMappings(
  manager: EntityManager,
  storeId: string,
  productIds: readonly string[],
): Promise<Map<string, Map<string, ProductSyncMapping>>> {
  const families = new Map<string, Map<string, ProductSyncMapping>>();
  if (productIds.length === 0) return families;
  const rows = await manager.query<MappingRow[]>(FIND_VARIANTS, [storeId, productIds]);
  for (const row of rows) {
    const parentId = row.parentProductId ?? '';
    const family = families.get(parentId) ?? new Map<string, ProductSyncMapping>();
    family.set(row.internalProductId, toMapping(row));
    families.set(parentId, family);
  }
  return families;
}

/** Writes mappings: new ones whole, of known ones what has changed since they were read. */
export async function keepMappings(
  manager: EntityManager,
  mappings: readonly ProductSyncMapping[],
  secrets: SecretRegistry,
): Promise<void> {
  const added = mappings.flatMap((mapping) =>
    mapping.stored === null ? toMappingRecord(mapping.snapshot(), secrets) : [],
  );
  const changed = mappings.flatMap((mapping) =>
    mapping.stored === null ? [] : toMappingChange(mapping.snapshot(), mapping.stored, secrets),
  );
  if (added.length > 0) await manager.query(ADD, [toJsonb(added)]);
  if (changed.length > 0) await manager.query(CHANGE, [toJsonb(changed)]);
}

/**
 * Writes new mappings where neither the ERP's product nor the shop's has one. Answers the ERP's ids
 * of those that were written.
 */
export async function addFreeMappings(
  manager: EntityManager,
  mappings: readonly ProductSyncMapping[],
  secrets: SecretRegistry,
): Promise<ReadonlySet<string>> {
  if (mappings.length === 0) return new Set();
  const records = mappings.map((mapping) => toMappingRecord(mapping.snapshot(), secrets));
  const rows = await manager.query<{ id: string }[]>(ADD_FREE, [toJsonb(records)]);
  return new Set(rows.map(({ id }) => id));
}

/** Records in the mappings what calls may have changed that nobody answers for any more. */
export async function doubtMappings(
  manager: EntityManager,
  storeId: string,
  doubts: readonly Doubt[],
  secrets: SecretRegistry,
): Promise<void> {
  // One that only says what a call is about may name a category or an order with a product's id.
  const meant = doubts.filter(
    ({ groups, version, makes }) =>
      groups.length > 0 || version !== undefined || makes !== undefined,
  );
  const productIds = meant.map(({ productId }) => productId);
  const mappings = await findMappings(manager, storeId, productIds);
  for (const doubt of meant) mappings.get(doubt.productId)?.doubtWrite(doubt);
  await keepMappings(manager, [...mappings.values()], secrets);
}

/** Removes mappings whose shop products are gone. */
export async function forgetMappings(
  manager: EntityManager,
  storeId: string,
  productIds: readonly string[],
): Promise<void> {
  if (productIds.length > 0) await manager.query(FORGET, [storeId, productIds]);
}
