import { Module } from '@nestjs/common';
import { AddStore } from '../application/use-cases/stores/add-store.use-case';
import { ChangeStore } from '../application/use-cases/stores/change-store.use-case';
import { ForgetStores } from '../application/use-cases/stores/forget-stores.use-case';
import { ListStores } from '../application/use-cases/stores/list-stores.use-case';
import { RemoveStore } from '../application/use-cases/stores/remove-store.use-case';
import { StoreActivation } from '../application/use-cases/stores/store-activation';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { ConnectionsModule } from './connections.module';
import { SignalsModule } from './signals.module';

/** The stores that are data: made, changed and removed. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule],
  providers: [ListStores, AddStore, ChangeStore, RemoveStore, ForgetStores, StoreActivation],
  exports: [ListStores, AddStore, ChangeStore, RemoveStore, ForgetStores, StoreActivation],
})
export class StoresModule {}
