import { Module } from '@nestjs/common';
import { HintedProducts } from '../application/changes/hinted-products';
import { NoteChanges } from '../application/changes/note-changes';
import { ProductReading } from '../application/changes/product-reading';
import { SeenRows } from '../application/changes/seen-rows';
import { ShopSights } from '../application/changes/shop-sights';
import { DriftComparison } from '../application/drift/drift-comparison';
import { DriftConfirming } from '../application/drift/drift-confirming';
import { DriftRepairing } from '../application/drift/drift-repairing';
import { KnownPages } from '../application/drift/reading/known-page';
import { RunDrift } from '../application/drift/run-drift';
import { ShopReading } from '../application/drift/reading/shop-reading';
import { UnmetProducts } from '../application/drift/unmet-products';
import { WatchDrift } from '../application/drift/watch-drift';
import { ComparisonParts, WholeComparison } from '../application/drift/whole-comparison';
import { ReadDrift } from '../application/use-cases/drift/read-drift.use-case';
import { RepairDrift } from '../application/use-cases/drift/repair-drift.use-case';
import { StartDrift } from '../application/use-cases/drift/start-drift.use-case';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { CatalogScanModule } from './catalog-scan.module';
import { ConnectionsModule } from './connections.module';
import { SignalsModule } from './signals.module';

/** Compares shops with the ERP by value, tells what it found, and has it set right. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule, CatalogScanModule],
  providers: [
    KnownPages,
    DriftComparison,
    DriftConfirming,
    ShopReading,
    UnmetProducts,
    ComparisonParts,
    ShopSights,
    SeenRows,
    NoteChanges,
    ProductReading,
    HintedProducts,
    WholeComparison,
    DriftRepairing,
    RunDrift,
    WatchDrift,
    StartDrift,
    ReadDrift,
    RepairDrift,
  ],
  exports: [HintedProducts, RunDrift, WatchDrift, StartDrift, ReadDrift, RepairDrift],
})
export class DriftModule {}
