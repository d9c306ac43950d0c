import { ADOPTION_ENTITIES } from './entities/adoption/adoption-entities';
import { ShopValueEntity } from './entities/changes/shop-value.entity';
import { DRIFT_ENTITIES } from './entities/drift/drift-entities';
import { WEBHOOK_ENTITIES } from './entities/webhooks/webhook-entities';
import { ORDER_ENTITIES } from './entities/orders/order-entities';
import { AttributeMappingEntity } from './entities/mappings/attribute-mapping.entity';
import { CategoryMappingEntity } from './entities/mappings/category-mapping.entity';
import { CompletedCountEntity } from './entities/ledger/completed-count.entity';
import { WatermarkEntity } from './entities/runs/watermark.entity';
import { ProductSyncMappingEntity } from './entities/mappings/product-sync-mapping.entity';
import { StoreCapabilityEntity } from './entities/mappings/store-capability.entity';
import { TermMappingEntity } from './entities/mappings/term-mapping.entity';
import { StoreLaneEntity } from './entities/ledger/store-lane.entity';
import { SyncAuditEntity } from './entities/ledger/sync-audit.entity';
import { SyncBatchEntity } from './entities/runs/sync-batch.entity';
import { SyncFlightEntity } from './entities/ledger/sync-flight.entity';
import { STOCK_ENTITIES } from './entities/stock/stock-entities';
import { STORE_ENTITIES } from './entities/stores/store-entities';
import { SyncItemEntity } from './entities/ledger/sync-item.entity';
import { SyncRunEntity } from './entities/runs/sync-run.entity';
import { SyncRunProductEntity } from './entities/runs/sync-run-product.entity';
import { MIGRATIONS_2025_11 } from './migrations/2025-11/migrations';
import { MIGRATIONS_2025_12 } from './migrations/2025-12/migrations';
import { MIGRATIONS_2026_11 } from './migrations/2026-11/migrations';
import { MIGRATIONS_2026_12 } from './migrations/2026-12/migrations';
import { MIGRATIONS_2026_12_PAGE } from './migrations/2026-12-page/migrations';
import { MIGRATIONS_2026_12_STORES } from './migrations/2026-12-stores/migrations';

/** Every table of this library. */
export const wooCommerceSyncEntities = [
  SyncItemEntity,
  CompletedCountEntity,
  SyncBatchEntity,
  ProductSyncMappingEntity,
  CategoryMappingEntity,
  AttributeMappingEntity,
  TermMappingEntity,
  StoreCapabilityEntity,
  SyncFlightEntity,
  SyncRunEntity,
  SyncRunProductEntity,
  ...ORDER_ENTITIES,
  WatermarkEntity,
  StoreLaneEntity,
  SyncAuditEntity,
  ...WEBHOOK_ENTITIES,
  ...DRIFT_ENTITIES,
  ...ADOPTION_ENTITIES,
  ShopValueEntity,
  ...STORE_ENTITIES,
  ...STOCK_ENTITIES,
];

/** Its migrations, oldest first. */
export const wooCommerceSyncMigrations = [
  ...MIGRATIONS_2025_11,
  ...MIGRATIONS_2025_12,
  ...MIGRATIONS_2026_11,
  ...MIGRATIONS_2026_12,
  ...MIGRATIONS_2026_12_STORES,
  ...MIGRATIONS_2026_12_PAGE,
];
