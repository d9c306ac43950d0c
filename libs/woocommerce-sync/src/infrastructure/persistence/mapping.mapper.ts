import type { SecretRegistry } from '@cypher/platform';
import { ProductSyncMapping, type ProductSyncMappingState } from '../../domain/product-sync-mapping';
import type { ProductSyncMappingEntity } from './entities/product-sync-mapping.entity';

/** Columns of a mapping, aliased to the entity's names; what is read by the thousand does without TypeORM's hydration. */
export const MAPPING_COLUMNS = `
  "store_id" AS "storeId", "internal_product_id" AS "internalProductId", "parent_product_id" AS "parentProductId",
  "woo_commerce_product_id" AS "wooCommerceProductId", "last_synced" AS "lastSynced", "sync_status" AS "syncStatus",
  "error_message" AS "errorMessage", "erp_version" AS "erpVersion", "confirmed", "attachments",
  "written_sales" AS "writtenSales", "written_attributes" AS "writtenAttributes", "images_due" AS "imagesDue"`;

/** A mapping's row, as `MAPPING_COLUMNS` selects it or as TypeORM loads it. */
export type MappingRow = Omit<ProductSyncMappingEntity, 'id' | 'createdAt' | 'updatedAt'>;

/** The domain's mapping of a row. */
export function toMapping(row: MappingRow): ProductSyncMapping {
  return new ProductSyncMapping(toMappingState(row));
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
    erpVersion: Number(row.erpVersion),
    confirmed: row.confirmed,
    attachments: row.attachments,
    writtenSales: row.writtenSales,
    writtenAttributes: row.writtenAttributes,
    imagesDue: row.imagesDue,
  };
}

/** What a settlement writes of a mapping, as one record of a JSON array; reasons without secrets. */
export function toMappingRecord(
  mapping: ProductSyncMapping,
  secrets: SecretRegistry,
): Record<string, unknown> {
  const state = mapping.snapshot();
  return {
    store_id: state.storeId,
    internal_product_id: state.internalProductId,
    woo_commerce_product_id: state.wooCommerceProductId,
    last_synced: state.lastSynced,
    sync_status: state.syncStatus,
    error_message: state.errorMessage === null ? null : secrets.redact(state.errorMessage),
    erp_version: state.erpVersion,
    confirmed: state.confirmed,
    attachments: state.attachments,
    written_sales: state.writtenSales,
    written_attributes: state.writtenAttributes,
    images_due: state.imagesDue,
    parent_product_id: state.parentProductId,
  };
}
