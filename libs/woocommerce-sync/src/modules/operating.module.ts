import { Module } from '@nestjs/common';
import { AcceptRestoredErp } from '../application/use-cases/operating/accept-restored-erp.use-case';
import { FindMapping } from '../application/use-cases/operating/find-mapping.use-case';
import { ListAudit } from '../application/use-cases/operating/list-audit.use-case';
import { ListFailedItems } from '../application/use-cases/operating/list-failed-items.use-case';
import { ReadProductStatus } from '../application/use-cases/operating/read-product-status.use-case';
import { ReadStockStatus } from '../application/use-cases/operating/stock-status';
import { ReadWebhooksStatus } from '../application/use-cases/operating/webhooks-status';
import { ReadSyncStatus } from '../application/use-cases/operating/read-sync-status.use-case';
import { ReportConnections } from '../application/use-cases/operating/report-connections.use-case';
import { ResumeStore } from '../application/use-cases/operating/resume-store.use-case';
import { RetryFailedItems } from '../application/use-cases/operating/retry-failed-items.use-case';
import { PruneHistory } from '../application/use-cases/scheduled/prune-history.use-case';
import { SweepLeases } from '../application/use-cases/scheduled/sweep-leases.use-case';
import { WakeStores } from '../application/use-cases/scheduled/wake-stores.use-case';
import { WatchStores } from '../application/use-cases/scheduled/watch-stores.use-case';
import { GAUGES } from '../infrastructure/metrics/gauges';
import { LedgerReadings } from '../infrastructure/metrics/ledger-readings';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { ConnectionsModule } from './connections.module';
import { FullSyncModule } from './full-sync.module';
import { OrdersModule } from './orders/orders.module';
import { SignalsModule } from './signals.module';

/** What an operator asks and does, and what keeps the ledger tidy. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    AuditModule,
    FullSyncModule,
    OrdersModule,
  ],
  providers: [
    ReadSyncStatus,
    ReadStockStatus,
    ReadWebhooksStatus,
    ReadProductStatus,
    FindMapping,
    ListFailedItems,
    RetryFailedItems,
    ResumeStore,
    AcceptRestoredErp,
    ListAudit,
    ReportConnections,
    WatchStores,
    PruneHistory,
    SweepLeases,
    WakeStores,
    LedgerReadings,
    ...GAUGES,
  ],
  exports: [
    ReadSyncStatus,
    ReadWebhooksStatus,
    ReadProductStatus,
    FindMapping,
    ListFailedItems,
    RetryFailedItems,
    ResumeStore,
    AcceptRestoredErp,
    ListAudit,
    WatchStores,
    PruneHistory,
    SweepLeases,
  ],
})
export class OperatingModule {}
