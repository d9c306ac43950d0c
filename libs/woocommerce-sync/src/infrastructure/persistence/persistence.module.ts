import { Module } from '@nestjs/common';
import { DatabaseModule } from '@cypher/platform';
import { Clock } from '../../application/ports/clock.port';
import { AttributeRepository } from '../../domain/attribute.repository';
import { AuditRepository } from '../../domain/audit.repository';
import { CategoryRepository } from '../../domain/category.repository';
import { SyncRunRepository } from '../../domain/sync-run';
import { OrderRepository } from '../../domain/order.repository';
import { OrderPullRepository } from '../../domain/order-pull.repository';
import { RetentionRepository } from '../../domain/retention.repository';
import { ShopCheckRepository } from '../../domain/shop-check.repository';
import { StoreCapabilityRepository } from '../../domain/store-capability.repository';
import { ISyncRepository } from '../../domain/sync.repository';
import { TermRepository } from '../../domain/term.repository';
import { WatermarkRepository } from '../../domain/watermark.repository';
import { SystemClock } from '../system-clock';
import { SyncCounters } from '../metrics/sync-counters';
import { wooCommerceSyncEntities, wooCommerceSyncMigrations } from './schema';
import { TypeOrmAttributeRepository } from './typeorm-attribute.repository';
import { TypeOrmAuditRepository } from './typeorm-audit.repository';
import { TypeOrmCategoryRepository } from './typeorm-category.repository';
import { TypeOrmRetentionRepository } from './typeorm-retention.repository';
import { TypeOrmStoreCapabilityRepository } from './typeorm-store-capability.repository';
import { TypeOrmShopCheckRepository } from './typeorm-shop-check.repository';
import { TypeOrmSyncRunRepository } from './typeorm-sync-run.repository';
import { TypeOrmOrderRepository } from './typeorm-order.repository';
import { TypeOrmOrderPullRepository } from './typeorm-order-pull.repository';
import { TypeOrmTermRepository } from './typeorm-term.repository';
import { TypeOrmWatermarkRepository } from './typeorm-watermark.repository';
import { TypeOrmSyncRepository } from './typeorm-sync.repository';

/** The ledger. */
@Module({
  imports: [
    DatabaseModule.forRoot({ entities: wooCommerceSyncEntities, migrations: wooCommerceSyncMigrations }),
  ],
  providers: [
    SyncCounters,
    { provide: Clock, useClass: SystemClock },
    { provide: ISyncRepository, useClass: TypeOrmSyncRepository },
    { provide: SyncRunRepository, useClass: TypeOrmSyncRunRepository },
    { provide: WatermarkRepository, useClass: TypeOrmWatermarkRepository },
    { provide: OrderRepository, useClass: TypeOrmOrderRepository },
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
    SyncRunRepository,
    AuditRepository,
    CategoryRepository,
    OrderRepository,
    OrderPullRepository,
    RetentionRepository,
    ShopCheckRepository,
    AttributeRepository,
    StoreCapabilityRepository,
    TermRepository,
    WatermarkRepository,
  ],
})
export class PersistenceModule {}
