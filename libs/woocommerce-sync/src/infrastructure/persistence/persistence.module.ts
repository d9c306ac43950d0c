import { Module } from '@nestjs/common';
import { DatabaseModule } from '@cypher/platform';
import { Clock } from '../../application/ports/clock.port';
import { AttributeRepository } from '../../domain/catalog/attribute.repository';
import { AuditRepository } from '../../domain/ledger/audit.repository';
import { CategoryRepository } from '../../domain/catalog/category.repository';
import { SyncRunRepository } from '../../domain/ledger/sync-run';
import { AcknowledgementRepository } from '../../domain/orders/acknowledgement.repository';
import { OrderRepository } from '../../domain/orders/order.repository';
import { OutboxRepository } from '../../domain/orders/outbox.repository';
import { OrderPullRepository } from '../../domain/orders/order-pull.repository';
import { RetentionRepository } from '../../domain/ledger/retention.repository';
import { ShopCheckRepository } from '../../domain/ledger/shop-check.repository';
import { StoreCapabilityRepository } from '../../domain/catalog/store-capability.repository';
import { LaneRepository } from '../../domain/lane/lane.repository';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { SyncItemRepository } from '../../domain/ledger/sync-item.repository';
import { ISyncRepository } from '../../domain/ledger/sync.repository';
import { TermRepository } from '../../domain/catalog/term.repository';
import { WatermarkRepository } from '../../domain/ledger/watermark.repository';
import { SystemClock } from '../system-clock';
import { SyncCounters } from '../metrics/sync-counters';
import { wooCommerceSyncEntities, wooCommerceSyncMigrations } from './schema';
import { TypeOrmAttributeRepository } from './mappings/typeorm-attribute.repository';
import { TypeOrmAuditRepository } from './audit/typeorm-audit.repository';
import { TypeOrmCategoryRepository } from './mappings/typeorm-category.repository';
import { TypeOrmRetentionRepository } from './audit/typeorm-retention.repository';
import { TypeOrmStoreCapabilityRepository } from './mappings/typeorm-store-capability.repository';
import { TypeOrmShopCheckRepository } from './audit/typeorm-shop-check.repository';
import { TypeOrmSyncRunRepository } from './runs/typeorm-sync-run.repository';
import { TypeOrmAcknowledgementRepository } from './orders/typeorm-acknowledgement.repository';
import { TypeOrmOutboxRepository } from './orders/typeorm-outbox.repository';
import { TypeOrmOrderRepository } from './orders/typeorm-order.repository';
import { TypeOrmOrderPullRepository } from './orders/typeorm-order-pull.repository';
import { TypeOrmTermRepository } from './mappings/typeorm-term.repository';
import { TypeOrmWatermarkRepository } from './runs/typeorm-watermark.repository';
import { TypeOrmLaneRepository } from './lane/typeorm-lane.repository';
import { TypeOrmProductMappingRepository } from './mappings/typeorm-product-mapping.repository';
import { TypeOrmSyncItemRepository } from './items/typeorm-sync-item.repository';
import { TypeOrmSyncRepository } from './ledger/typeorm-sync.repository';

/** The ledger. */
@Module({
  imports: [
    DatabaseModule.forRoot({
      entities: wooCommerceSyncEntities,
      migrations: wooCommerceSyncMigrations,
    }),
  ],
  providers: [
    SyncCounters,
    { provide: Clock, useClass: SystemClock },
    { provide: ISyncRepository, useClass: TypeOrmSyncRepository },
    { provide: SyncItemRepository, useClass: TypeOrmSyncItemRepository },
    { provide: ProductMappingRepository, useClass: TypeOrmProductMappingRepository },
    { provide: LaneRepository, useClass: TypeOrmLaneRepository },
    { provide: SyncRunRepository, useClass: TypeOrmSyncRunRepository },
    { provide: WatermarkRepository, useClass: TypeOrmWatermarkRepository },
    { provide: OrderRepository, useClass: TypeOrmOrderRepository },
    { provide: OutboxRepository, useClass: TypeOrmOutboxRepository },
    { provide: AcknowledgementRepository, useClass: TypeOrmAcknowledgementRepository },
    { provide: OrderPullRepository, useClass: TypeOrmOrderPullRepository },
    { provide: AuditRepository, useClass: TypeOrmAuditRepository },
    { provide: RetentionRepository, useClass: TypeOrmRetentionRepository },
    { provide: AttributeRepository, useClass: TypeOrmAttributeRepository },
    { provide: TermRepository, useClass: TypeOrmTermRepository },
    { provide: StoreCapabilityRepository, useClass: TypeOrmStoreCapabilityRepository },
    { provide: CategoryRepository, useClass: TypeOrmCategoryRepository },
    { provide: ShopCheckRepository, useClass: TypeOrmShopCheckRepository },
  ],
  exports: [
    Clock,
    ISyncRepository,
    SyncItemRepository,
    ProductMappingRepository,
    LaneRepository,
    SyncRunRepository,
    AuditRepository,
    CategoryRepository,
    OrderRepository,
    OrderPullRepository,
    OutboxRepository,
    AcknowledgementRepository,
    RetentionRepository,
    ShopCheckRepository,
    AttributeRepository,
    StoreCapabilityRepository,
    TermRepository,
    WatermarkRepository,
  ],
})
export class PersistenceModule {}
