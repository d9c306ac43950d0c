import { Module } from '@nestjs/common';
import { PlanFullSync } from '../application/full-sync/plan-full-sync';
import { CategoryPlanning } from '../application/full-sync/planning/category-planning';
import { DryRuns } from '../application/full-sync/planning/dry-runs';
import { OneByOne } from '../application/full-sync/planning/one-by-one';
import { PlanCounting } from '../application/full-sync/planning/plan-counting';
import { UnmappedVariants } from '../application/full-sync/planning/unmapped-variants';
import { RunCompletion } from '../application/full-sync/run-completion';
import { StartScheduledSyncs } from '../application/use-cases/scheduled/start-scheduled-syncs.use-case';
import { StoreActivation } from '../application/use-cases/stores/store-activation';
import { SyncAllProducts } from '../application/use-cases/syncing/sync-all-products.use-case';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { CatalogScanModule } from './catalog-scan.module';
import { ConnectionsModule } from './connections.module';
import { SignalsModule } from './signals.module';

/** Starts full syncs, plans them without a write, and tells how they stand. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule, CatalogScanModule],
  providers: [
    PlanFullSync,
    PlanCounting,
    UnmappedVariants,
    CategoryPlanning,
    OneByOne,
    DryRuns,
    StoreActivation,
    RunCompletion,
    SyncAllProducts,
    StartScheduledSyncs,
  ],
  exports: [PlanFullSync, OneByOne, DryRuns, RunCompletion, SyncAllProducts, StartScheduledSyncs],
})
export class FullSyncModule {}
