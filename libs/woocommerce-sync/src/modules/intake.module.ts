import { Module } from '@nestjs/common';
import { HandleSyncEvent } from '../application/use-cases/syncing/handle-sync-event.use-case';
import { RunSyncNow } from '../application/use-cases/syncing/run-sync-now';
import { SyncCategories } from '../application/use-cases/syncing/sync-categories.use-case';
import { SyncIntake } from '../application/use-cases/syncing/sync-intake';
import { SyncPrice } from '../application/use-cases/syncing/sync-price.use-case';
import { SyncProduct } from '../application/use-cases/syncing/sync-product.use-case';
import { SyncStock } from '../application/use-cases/syncing/sync-stock.use-case';
import { TakeOrderCommand } from '../application/use-cases/syncing/take-order-command.use-case';
import { WaitForItems } from '../application/use-cases/syncing/wait-for-items';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { ConnectionsModule } from './connections.module';
import { SignalsModule } from './signals.module';

/** Takes in what is to be synced: from events, calls and schedules. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule],
  providers: [
    SyncIntake,
    WaitForItems,
    RunSyncNow,
    SyncProduct,
    SyncStock,
    SyncPrice,
    SyncCategories,
    HandleSyncEvent,
    TakeOrderCommand,
  ],
  exports: [SyncIntake, SyncProduct, SyncStock, SyncPrice, SyncCategories, HandleSyncEvent],
})
export class IntakeModule {}
