import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { OpenScans } from '../../application/full-sync/open-scans';
import { RunRemainder } from '../../application/full-sync/run-remainder';
import { RunFullSync } from '../../application/full-sync/run-full-sync';
import { ShopCheck } from '../../application/full-sync/scan/shop-check';
import { LookForWork } from '../../application/use-cases/scheduled/look-for-work.use-case';
import { ReconcileCatalog } from '../../application/use-cases/scheduled/reconcile-catalog.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { QueueProcessors } from '../../infrastructure/queue/queue-processors';
import { AdoptionLookJob } from '../../infrastructure/schedule/adoption-look.job';
import { WorkLookJob } from '../../infrastructure/schedule/work-look.job';
import { AdoptionModule } from '../stores/adoption.module';
import { CatalogScanModule } from '../catalog-scan.module';
import { ConnectionsModule } from '../connections.module';
import { DoctorModule } from '../stores/doctor.module';
import { DriftModule } from '../drift.module';
import { FullSyncModule } from '../full-sync.module';
import { IntakeModule } from '../intake.module';
import { LaneModule } from './lane.module';
import { QUEUE_JOBS } from './queue-jobs';
import { OperatingModule } from '../operating.module';
import { OrdersModule } from '../orders/orders.module';
import { ProductsModule } from './products.module';
import { SignalsModule } from '../signals.module';
import { StockModule } from '../orders/stock.module';
import { HintsModule } from '../webhooks/hints.module';

/**
 * What a worker does besides the lane: full syncs, comparisons with the ERP, retries and order
 * pulls, whenever their queues say so.
 */
@Module({
  imports: [
    DiscoveryModule,
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    IntakeModule,
    CatalogScanModule,
    AdoptionModule,
    DriftModule,
    DoctorModule,
    FullSyncModule,
    OperatingModule,
    OrdersModule,
    StockModule,
    ProductsModule,
    LaneModule,
    HintsModule,
  ],
  providers: [
    RunFullSync,
    RunRemainder,
    ShopCheck,
    ReconcileCatalog,
    ...QUEUE_JOBS,
    LookForWork,
    OpenScans,
    WorkLookJob,
    AdoptionLookJob,
    QueueProcessors,
  ],
})
export class WorkerModule {}
