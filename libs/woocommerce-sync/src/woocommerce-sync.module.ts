import { Module, type DynamicModule, type INestApplication, type Provider, type Type } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ProblemMappers, type PlatformSettings } from '@cypher/platform';
import { EventsController } from './api/events.controller';
import { ErpController } from './api/erp.controller';
import { LaneController } from './api/lane.controller';
import { OrdersController } from './api/orders.controller';
import { SyncAdminController } from './api/sync-admin.controller';
import { WooCommerceController } from './api/woocommerce.controller';
import { WooCommerceProblemMapper } from './api/woocommerce-problem.mapper';
import { AuditedAction } from './application/audit/audited-action';
import { ShopCheck } from './application/full-sync/shop-check';
import { CatalogScan } from './application/full-sync/catalog-scan';
import { CategoryScan } from './application/full-sync/category-scan';
import { PlanFullSync } from './application/full-sync/plan-full-sync';
import { RunCompletion } from './application/full-sync/run-completion';
import { RunFullSync } from './application/full-sync/run-full-sync';
import { AttributeSync } from './application/lane/attribute-sync';
import { Boarding } from './application/lane/boarding';
import { CategoryFlight } from './application/lane/category-flight';
import { CategoryImageFlight } from './application/lane/category-image-flight';
import { CategorySync } from './application/lane/category-sync';
import { FlightControl } from './application/lane/flight-control';
import { KeptAttributes } from './application/lane/kept-attributes';
import { ManualOffers } from './application/lane/manual-offers';
import { CategoryPlacing } from './application/lane/category-placing';
import { CategoryWriting } from './application/lane/category-writing';
import { ChangedPlaces } from './application/lane/changed-places';
import { Isolation } from './application/lane/isolation';
import { PictureUpload } from './application/lane/picture-upload';
import { ProductAdoption } from './application/lane/product-adoption';
import { ProductDelivery } from './application/lane/product-delivery';
import { ProductFlight } from './application/lane/product-flight';
import { ProductSending } from './application/lane/product-sending';
import { ReplacedProducts } from './application/lane/replaced-products';
import { ShownStanding } from './application/lane/shown-standing';
import { ReusedIds } from './application/lane/reused-ids';
import { SecondTries } from './application/lane/second-tries';
import { StoreTaxClasses } from './application/lane/store-tax-classes';
import { TakeDown } from './application/lane/take-down';
import { UnmappedProducts } from './application/lane/unmapped-products';
import { ProductPlanning } from './application/lane/product-planning';
import { ProductResults } from './application/lane/product-results';
import { Canary } from './application/lane/canary';
import { Heartbeat } from './application/lane/heartbeat';
import { ImageFlight } from './application/lane/image-flight';
import { RecordedCall } from './application/lane/recorded-call';
import { StoreCurrency } from './application/lane/store-currency';
import { SyncLane } from './application/lane/sync-lane';
import { TermSync } from './application/lane/term-sync';
import { VariantAdoption } from './application/lane/variant-adoption';
import { VariantFlight } from './application/lane/variant-flight';
import { VariationCapability } from './application/lane/variation-capability';
import { OrderAcknowledgement } from './application/orders/order-acknowledgement';
import { OrderPullTurn } from './application/orders/order-pull-turn';
import { OrderReading } from './application/orders/order-reading';
import { OrderRelay } from './application/orders/order-relay';
import { ErpCatalog } from './application/ports/erp-catalog.port';
import { EventPublisher } from './application/ports/event-publisher.port';
import { FullSyncSignal } from './application/ports/full-sync-signal.port';
import { RetentionPolicy } from './application/ports/retention-policy.port';
import { StorePolicy } from './application/ports/store-policy.port';
import { ReconcileSignal } from './application/ports/reconcile-signal.port';
import { StoreClients } from './application/ports/store-client.port';
import { SyncCache } from './application/ports/sync-cache.port';
import { SyncSignal } from './application/ports/sync-signal.port';
import { FindMapping } from './application/use-cases/find-mapping.use-case';
import { HandleSyncEvent } from './application/use-cases/handle-sync-event.use-case';
import { ListAudit } from './application/use-cases/list-audit.use-case';
import { ListFailedItems } from './application/use-cases/list-failed-items.use-case';
import { ListPulledOrders } from './application/use-cases/list-pulled-orders.use-case';
import { ListOrders } from './application/use-cases/list-orders.use-case';
import { PruneHistory } from './application/use-cases/prune-history.use-case';
import { PullOrders } from './application/use-cases/pull-orders.use-case';
import { ReadProductStatus } from './application/use-cases/read-product-status.use-case';
import { ReadSyncStatus } from './application/use-cases/read-sync-status.use-case';
import { ReconcileCatalog } from './application/use-cases/reconcile-catalog.use-case';
import { AcceptRestoredErp } from './application/use-cases/accept-restored-erp.use-case';
import { ResumeStore } from './application/use-cases/resume-store.use-case';
import { ReportConnections } from './application/use-cases/report-connections.use-case';
import { RetryFailedItems } from './application/use-cases/retry-failed-items.use-case';
import { RunSyncNow } from './application/use-cases/run-sync-now';
import { StartScheduledSyncs } from './application/use-cases/start-scheduled-syncs.use-case';
import { LookForWork } from './application/use-cases/look-for-work.use-case';
import { SweepLeases } from './application/use-cases/sweep-leases.use-case';
import { SyncAllProducts } from './application/use-cases/sync-all-products.use-case';
import { SyncCategories } from './application/use-cases/sync-categories.use-case';
import { SyncIntake } from './application/use-cases/sync-intake';
import { WaitForItems } from './application/use-cases/wait-for-items';
import { SyncPrice } from './application/use-cases/sync-price.use-case';
import { SyncProduct } from './application/use-cases/sync-product.use-case';
import { SyncStock } from './application/use-cases/sync-stock.use-case';
import { WatchStores } from './application/use-cases/watch-stores.use-case';
import { RedisSyncCache } from './infrastructure/cache/redis-sync-cache';
import { HttpErpCatalog } from './infrastructure/erp/http-erp-catalog';
import { connectEvents } from './infrastructure/events/connect-events';
import { DroppedEvents } from './infrastructure/events/dropped-events';
import { EventStreamConsumer } from './infrastructure/events/event-stream.consumer';
import { RedisEventPublisher } from './infrastructure/events/redis-event-publisher';
import { SyncEventHandler } from './infrastructure/events/sync-event.handler';
import { armKillPoint } from './infrastructure/faults/kill-switch';
import { PersistenceModule } from './infrastructure/persistence/persistence.module';
import { BullMqFullSyncSignal } from './infrastructure/queue/bullmq-full-sync-signal';
import { BullMqReconcileSignal } from './infrastructure/queue/bullmq-reconcile-signal';
import { ErpReconcileJob } from './infrastructure/queue/erp-reconcile.job';
import { BullMqSyncSignal } from './infrastructure/queue/bullmq-sync-signal';
import { FullSyncJob } from './infrastructure/queue/full-sync.job';
import { OrderPullJob } from './infrastructure/queue/order-pull.job';
import { QueueModule } from './infrastructure/queue/queue.module';
import { RealTimeSyncWorker } from './infrastructure/queue/real-time-sync.worker';
import { RetryFailedJob } from './infrastructure/queue/retry-failed.job';
import { HistoryPruneJob } from './infrastructure/schedule/history-prune.job';
import { StoreWatchJob } from './infrastructure/schedule/store-watch.job';
import { LeaseSweepJob } from './infrastructure/schedule/lease-sweep.job';
import { WorkLookJob } from './infrastructure/schedule/work-look.job';
import { ScheduledTicks } from './infrastructure/queue/scheduled-ticks';
import { SettingsRetentionPolicy } from './infrastructure/settings-retention-policy';
import { SettingsStorePolicy } from './infrastructure/settings-store-policy';
import { LedgerGauges } from './infrastructure/metrics/ledger-gauges';
import { WooCommerceStoreClients } from './infrastructure/woocommerce/woocommerce-store-clients';
import { WooCommerceSyncSettings } from './woocommerce-sync.settings';

/** What every process has, whatever its roles. */
const CORE: Provider[] = [
  { provide: ErpCatalog, useClass: HttpErpCatalog },
  { provide: StoreClients, useClass: WooCommerceStoreClients },
  { provide: RetentionPolicy, useClass: SettingsRetentionPolicy },
  { provide: SyncCache, useClass: RedisSyncCache },
  { provide: StorePolicy, useClass: SettingsStorePolicy },
  BullMqSyncSignal,
  { provide: SyncSignal, useExisting: BullMqSyncSignal },
  { provide: EventPublisher, useClass: RedisEventPublisher },
  { provide: ReconcileSignal, useClass: BullMqReconcileSignal },
  BullMqFullSyncSignal,
  { provide: FullSyncSignal, useExisting: BullMqFullSyncSignal },
  AuditedAction,
  SyncIntake,
  RunSyncNow,
  SyncProduct,
  SyncStock,
  SyncPrice,
  HandleSyncEvent,
  ReadSyncStatus,
  ReadProductStatus,
  PruneHistory,
  FindMapping,
  SweepLeases,
  SyncAllProducts,
  StartScheduledSyncs,
  PlanFullSync,
  RunCompletion,
  WatchStores,
  CatalogScan,
  CategoryScan,
  StoreCurrency,
  StoreTaxClasses,
  ProductAdoption,
  ListFailedItems,
  ReportConnections,
  RetryFailedItems,
  ResumeStore,
  AcceptRestoredErp,
  SyncCategories,
  ListAudit,
  WaitForItems,
  PullOrders,
  ListOrders,
  ListPulledOrders,
  OrderPullTurn,
  OrderReading,
  OrderRelay,
  OrderAcknowledgement,
  LedgerGauges,
];

const WORKER: Provider[] = [
  SyncLane,
  FlightControl,
  Heartbeat,
  Canary,
  ChangedPlaces,
  Isolation,
  ProductSending,
  SecondTries,
  TakeDown,
  UnmappedProducts,
  CategoryWriting,
  CategoryPlacing,
  ReplacedProducts,
  ReusedIds,
  ShownStanding,
  ShopCheck,
  PictureUpload,
  ProductFlight,
  ProductDelivery,
  ProductPlanning,
  VariantFlight,
  VariantAdoption,
  VariationCapability,
  AttributeSync,
  ProductResults,
  ImageFlight,
  CategoryFlight,
  CategoryImageFlight,
  ManualOffers,
  KeptAttributes,
  TermSync,
  CategorySync,
  Boarding,
  RecordedCall,
  RealTimeSyncWorker,
  RunFullSync,
  FullSyncJob,
  ReconcileCatalog,
  ErpReconcileJob,
  RetryFailedJob,
  OrderPullJob,
  LookForWork,
  WorkLookJob,
];

/** Keeps WooCommerce shops equal to the ERP. This file is the only one that knows all four layers. */
@Module({})
export class WooCommerceSyncModule {
  /** The module with what the process's roles need. */
  static forRoot(platform: PlatformSettings): DynamicModule {
    const controllers: Type[] = [
      ...(platform.has('api')
        ? [
            WooCommerceController,
            SyncAdminController,
            LaneController,
            ErpController,
            OrdersController,
            EventsController,
          ]
        : []),
      ...(platform.has('events') ? [SyncEventHandler] : []),
    ];
    const scheduled = platform.has('scheduler');
    return {
      module: WooCommerceSyncModule,
      imports: [
        PersistenceModule,
        QueueModule.forRoot(platform),
        ...(scheduled || platform.has('worker') ? [ScheduleModule.forRoot()] : []),
      ],
      controllers,
      providers: [
        ...CORE,
        ...(platform.has('events') ? [DroppedEvents, EventStreamConsumer] : []),
        ...(platform.has('worker') ? WORKER : []),
        ...(scheduled ? [LeaseSweepJob, HistoryPruneJob, StoreWatchJob, ScheduledTicks] : []),
      ],
    };
  }

  constructor(problems: ProblemMappers) {
    problems.register(new WooCommerceProblemMapper());
  }

  /**
   * Says in the log whether the shops and the ERP answer; for whoever has just set their addresses
   * and keys.
   */
  static async reportConnections(app: INestApplication): Promise<void> {
    await app.get(ReportConnections).execute();
  }

  /** Lets the application listen to the ERP's events. */
  static connectEvents(app: INestApplication, platform: PlatformSettings): void {
    connectEvents(app, platform);
  }

  /** Arms the kill point of the settings, where there is one; before the application is started. */
  static armKillPoint(app: INestApplication): void {
    const { KILL_POINT: order } = app.get(WooCommerceSyncSettings);
    if (order !== undefined) armKillPoint(app, order);
  }
}
