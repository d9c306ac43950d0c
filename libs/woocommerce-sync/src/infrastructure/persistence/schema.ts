import { AttributeMappingEntity } from './entities/mappings/attribute-mapping.entity';
import { CategoryMappingEntity } from './entities/mappings/category-mapping.entity';
import { CompletedCountEntity } from './entities/ledger/completed-count.entity';
import { OrderEntity } from './entities/orders/order.entity';
import { OrderPullEntity } from './entities/orders/order-pull.entity';
import { OutboxEntity } from './entities/orders/outbox.entity';
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
import { CreateSyncLedger1764000000000 } from './migrations/2025-11/1764000000000-create-sync-ledger';
import { RememberOffersAndPruneHistory1764200000000 } from './migrations/2025-11/1764200000000-remember-offers-and-prune-history';
import { MapVariants1764300000000 } from './migrations/2025-11/1764300000000-map-variants';
import { KeepClaimsCheap1764400000000 } from './migrations/2025-11/1764400000000-keep-claims-cheap';
import { OwnFieldsOneByOne1764500000000 } from './migrations/2025-11/1764500000000-own-fields-one-by-one';
import { RememberWhatIsOurs1764600000000 } from './migrations/2025-12/1764600000000-remember-what-is-ours';
import { PictureCategories1764700000000 } from './migrations/2025-12/1764700000000-picture-categories';
import { ForgetOrders1764800000000 } from './migrations/2025-12/1764800000000-forget-orders';
import { CountCompletedItems1764900000000 } from './migrations/2025-12/1764900000000-count-completed-items';
import { TouchFewerIndexes1765000000000 } from './migrations/2025-12/1765000000000-touch-fewer-indexes';
import { NoteTheLastPage1765100000000 } from './migrations/2025-12/1765100000000-note-the-last-page';
import { KeepDoubtsWithTheFlight1765200000000 } from './migrations/2025-12/1765200000000-keep-doubts-with-the-flight';
import { BatchCategories1765300000000 } from './migrations/2025-12/1765300000000-batch-categories';
import { OweAcknowledgements1765400000000 } from './migrations/2025-12/1765400000000-owe-acknowledgements';
import { TellTimeByOneFunction1795800000000 } from './migrations/2026-11/1795800000000-tell-time-by-one-function';
import { PartShopAndErp1795800001000 } from './migrations/2026-11/1795800001000-part-shop-and-erp';
import { CountWithoutEnd1795800002000 } from './migrations/2026-11/1795800002000-count-without-end';
import { KnowWhatIsWrong1795850000000 } from './migrations/2026-11/1795850000000-know-what-is-wrong';
import { PullOrdersOneAtATime1795900000000 } from './migrations/2026-11/1795900000000-pull-orders-one-at-a-time';
import { FindUnknownFailures1795900100000 } from './migrations/2026-11/1795900100000-find-unknown-failures';
import { ForeseeTheEndOfCalls1796000000000 } from './migrations/2026-11/1796000000000-foresee-the-end-of-calls';
import { ReadTheCanaryInTurn1796000100000 } from './migrations/2026-11/1796000100000-read-the-canary-in-turn';

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
  OrderPullEntity,
  OutboxEntity,
  WatermarkEntity,
  StoreLaneEntity,
  SyncAuditEntity,
];

/** Its migrations, oldest first. */
export const wooCommerceSyncMigrations = [
  CreateSyncLedger1764000000000,
  RememberOffersAndPruneHistory1764200000000,
  MapVariants1764300000000,
  KeepClaimsCheap1764400000000,
  OwnFieldsOneByOne1764500000000,
  RememberWhatIsOurs1764600000000,
  PictureCategories1764700000000,
  ForgetOrders1764800000000,
  CountCompletedItems1764900000000,
  TouchFewerIndexes1765000000000,
  NoteTheLastPage1765100000000,
  KeepDoubtsWithTheFlight1765200000000,
  BatchCategories1765300000000,
  OweAcknowledgements1765400000000,
  TellTimeByOneFunction1795800000000,
  PartShopAndErp1795800001000,
  CountWithoutEnd1795800002000,
  KnowWhatIsWrong1795850000000,
  PullOrdersOneAtATime1795900000000,
  FindUnknownFailures1795900100000,
  ForeseeTheEndOfCalls1796000000000,
  ReadTheCanaryInTurn1796000100000,
];
