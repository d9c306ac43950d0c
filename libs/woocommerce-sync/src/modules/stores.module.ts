import { Module } from '@nestjs/common';
import { CheckShop } from '../application/use-cases/doctor/check-shop.use-case';
import { CheckStore } from '../application/use-cases/doctor/check-store.use-case';
import { ReadStoreCheck } from '../application/use-cases/doctor/read-store-check.use-case';
import { AddStore } from '../application/use-cases/stores/add-store.use-case';
import { AskApproval } from '../application/use-cases/stores/approvals/ask-approval.use-case';
import { BringRules } from '../application/use-cases/stores/rules/bring-rules.use-case';
import { ChangeTerms } from '../application/use-cases/stores/change-terms';
import { ChangeStore } from '../application/use-cases/stores/change-store.use-case';
import { ForgetStores } from '../application/use-cases/stores/forget-stores.use-case';
import { ListStores } from '../application/use-cases/stores/list-stores.use-case';
import { PlanStore } from '../application/use-cases/stores/rules/plan-store.use-case';
import { PlannedRules } from '../application/use-cases/stores/rules/planned-rules';
import { TakeUpEnvironment } from '../application/use-cases/stores/rules/take-up-environment.use-case';
import { RemoveStore } from '../application/use-cases/stores/remove-store.use-case';
import { SettleApprovals } from '../application/use-cases/stores/approvals/settle-approvals.use-case';
import { TakeApproval } from '../application/use-cases/stores/approvals/take-approval.use-case';
import { StoreActivation } from '../application/use-cases/stores/store-activation';
import { StoreTakeUp } from '../application/use-cases/stores/store-take-up';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { AuditModule } from './audit.module';
import { ConnectionsModule } from './connections.module';
import { DoctorModule } from './stores/doctor.module';
import { FullSyncModule } from './full-sync.module';
import { SignalsModule } from './signals.module';

const USE_CASES = [
  ListStores,
  AddStore,
  ChangeStore,
  RemoveStore,
  ForgetStores,
  PlanStore,
  BringRules,
  TakeUpEnvironment,
  AskApproval,
  TakeApproval,
  SettleApprovals,
  CheckShop,
  CheckStore,
  ReadStoreCheck,
];

/**
 * The stores: those that are data are made, changed, planned and removed, and the shops of all
 * checked.
 */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    AuditModule,
    FullSyncModule,
    DoctorModule,
  ],
  providers: [...USE_CASES, PlannedRules, StoreActivation, ChangeTerms, StoreTakeUp],
  exports: USE_CASES,
})
export class StoresModule {}
