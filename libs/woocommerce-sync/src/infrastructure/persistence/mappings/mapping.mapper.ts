import type { SecretRegistry } from '@cypher/platform';
import type {
  ConfirmedGroup,
  ProductSyncMappingState,
} from '../../../domain/mapping/mapping-state';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductSyncMappingEntity } from '../entities/mappings/product-sync-mapping.entity';

/**
 * Columns of a mapping, aliased to the entity's names; what is read by the thousand does without
 * TypeORM's hydration.
 */
export const MAPPING_COLUMNS = `
  "store_id" AS "storeId", "internal_product_id" AS "internalProductId", "parent_product_id" AS "parentProductId",
  "woo_commerce_product_id" AS "wooCommerceProductId", "last_synced" AS "lastSynced", "sync_status" AS "syncStatus",
  "error_message" AS "errorMessage", "erp_version" AS "erpVersion", "confirmed", "attachments",
  "written_sales" AS "writtenSales", "written_attributes" AS "writtenAttributes", "images_due" AS "imagesDue",
  "problems"`;

/** A mapping's row, as `MAPPING_COLUMNS` selects it or as TypeORM loads it. */
export type MappingRow = Omit<ProductSyncMappingEntity, 'id' | 'createdAt' | 'updatedAt'>;

/** The domain's mapping of a row. */
export function toMapping(row: MappingRow): ProductSyncMapping {
  return ProductSyncMapping.restore(toMappingState(row));
}

/** The state of a row. */
export function toMappingState(row: MappingRow): ProductSyncMappingState {
  return {
    storeId: row.storeId,
    internalProductId: row.internalProductId,
    parentProductId: row.parentProductId,
    wooCommerceProductId: row.wooCommerceProductId,
    lastSynced: row.lastSynced,
    syncStatus: row.syncStatus,
    errorMessage: row.errorMessage,
    problems: row.problems,
    erpVersion: Number(row.erpVersion),
    confirmed: row.confirmed,
    attachments: row.attachments,
    writtenSales: row.writtenSales,
    writtenAttributes: row.writtenAttributes,
    imagesDue: row.imagesDue,
  };
}

/** A mapping as one record of a JSON array; reasons without secrets. */
export function toMappingRecord(
  state: Readonly<ProductSyncMappingState>,
  secrets: SecretRegistry,
): Record<string, unknown> {
  return {
    ...toStandingRecord(state, secrets),
    parent_product_id: state.parentProductId,
    woo_commerce_product_id: state.wooCommerceProductId,
    confirmed: state.confirmed,
    attachments: state.attachments,
    written_sales: state.writtenSales,
    written_attributes: state.writtenAttributes,
  };
}

/**
 * What has changed of a mapping since it was stored, as one record of a JSON array; null for what
 * has not.
 */
export function toMappingChange(
  state: Readonly<ProductSyncMappingState>,
  stored: Readonly<ProductSyncMappingState>,
  secrets: SecretRegistry,
): Record<string, unknown> {
  const changed = <K extends keyof ProductSyncMappingState>(
    name: K,
  ): Readonly<ProductSyncMappingState>[K] | null =>
    state[name] === stored[name] ? null : state[name];
  const groups = Object.entries(state.confirmed);
  return {
    ...toStandingRecord(state, secrets),
    confirmed: Object.fromEntries(
      groups.filter(([group, fields]) => stored.confirmed[group as ConfirmedGroup] !== fields),
    ),
    forgotten: Object.keys(stored.confirmed).filter((group) => !(group in state.confirmed)),
    attachments: changed('attachments'),
    written_sales: changed('writtenSales'),
    written_attributes: changed('writtenAttributes'),
  };
}

/** Which mapping it is, and how its product stands. */
function toStandingRecord(
  state: Readonly<ProductSyncMappingState>,
  secrets: SecretRegistry,
): Record<string, unknown> {
  return {
    store_id: state.storeId,
    internal_product_id: state.internalProductId,
    last_synced: state.lastSynced,
    sync_status: state.syncStatus,
    error_message: state.errorMessage === null ? null : secrets.redact(state.errorMessage),
    problems: secrets.redactDeep(state.problems),
    erp_version: state.erpVersion,
    images_due: state.imagesDue,
  };
}
