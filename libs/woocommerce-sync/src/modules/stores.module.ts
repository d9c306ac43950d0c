import { Module } from '@nestjs/common';
import { AddStore } from '../application/use-cases/stores/add-store.use-case';
import { AskApproval } from '../application/use-cases/stores/ask-approval.use-case';
import { ChangeStore } from '../application/use-cases/stores/change-store.use-case';
import { ForgetStores } from '../application/use-cases/stores/forget-stores.use-case';
import { ListStores } from '../application/use-cases/stores/list-stores.use-case';
import { RemoveStore } from '../application/use-cases/stores/remove-store.use-case';
import { SettleApprovals } from '../application/use-cases/stores/settle-approvals.use-case';
import { TakeApproval } from '../application/use-cases/stores/take-approval.use-case';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { ConnectionsModule } from './connections.module';
import { SignalsModule } from './signals.module';

const STORE_USE_CASES = [
  ListStores,
  AddStore,
  ChangeStore,
  RemoveStore,
  ForgetStores,
  AskApproval,
  TakeApproval,
  SettleApprovals,
];

/** The stores that are data: made, changed and removed. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule],
  providers: STORE_USE_CASES,
  exports: STORE_USE_CASES,
})
export class StoresModule {}
