import { AttributeMappingEntity } from './entities/mappings/attribute-mapping.entity';
import { CategoryMappingEntity } from './entities/mappings/category-mapping.entity';
import { CompletedCountEntity } from './entities/ledger/completed-count.entity';
import { DriftFindingEntity } from './entities/drift/drift-finding.entity';
import { DriftMetEntity } from './entities/drift/drift-met.entity';
import { DriftRunEntity } from './entities/drift/drift-run.entity';
import { OrderCheckEntity } from './entities/orders/order-check.entity';
import { OrderCommandEntity } from './entities/orders/order-command.entity';
import { OrderLineEntity } from './entities/orders/order-line.entity';
import { OrderStateEntity } from './entities/orders/order-state.entity';
import { OrderEntity } from './entities/orders/order.entity';
import { OrderPullEntity } from './entities/orders/order-pull.entity';
import { OutboxEntity } from './entities/orders/outbox.entity';
import { ShopHintEntity } from './entities/webhooks/shop-hint.entity';
import { WebhookDeliveryEntity } from './entities/webhooks/webhook-delivery.entity';
import { WebhookEntity } from './entities/webhooks/webhook.entity';
import { WebhookStoreEntity } from './entities/webhooks/webhook-store.entity';
import { WatermarkEntity } from './entities/runs/watermark.entity';
import { ProductSyncMappingEntity } from './entities/mappings/product-sync-mapping.entity';
import { StoreCapabilityEntity } from './entities/mappings/store-capability.entity';
import { TermMappingEntity } from './entities/mappings/term-mapping.entity';
import { StoreLaneEntity } from './entities/ledger/store-lane.entity';
import { SyncAuditEntity } from './entities/ledger/sync-audit.entity';
import { SyncBatchEntity } from './entities/runs/sync-batch.entity';
import { SyncFlightEntity } from './entities/ledger/sync-flight.entity';
import { SyncItemEntity } from './entities/ledger/sync-item.entity';
import { SyncRunEntity } from './entities/runs/sync-run.entity';
import { SyncRunProductEntity } from './entities/runs/sync-run-product.entity';
import { MIGRATIONS_2025_11 } from './migrations/2025-11/migrations';
import { MIGRATIONS_2025_12 } from './migrations/2025-12/migrations';
import { MIGRATIONS_2026_11 } from './migrations/2026-11/migrations';
import { MIGRATIONS_2026_12 } from './migrations/2026-12/migrations';

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
  OrderEntity,
  OrderStateEntity,
  OrderLineEntity,
  OrderCommandEntity,
  OrderCheckEntity,
  OrderPullEntity,
  OutboxEntity,
  WatermarkEntity,
  StoreLaneEntity,
  SyncAuditEntity,
  WebhookStoreEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  ShopHintEntity,
  DriftRunEntity,
  DriftFindingEntity,
  DriftMetEntity,
];

/** Its migrations, oldest first. */
export const wooCommerceSyncMigrations = [
  ...MIGRATIONS_2025_11,
  ...MIGRATIONS_2025_12,
  ...MIGRATIONS_2026_11,
  ...MIGRATIONS_2026_12,
];
