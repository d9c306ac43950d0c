import type { ClassProvider } from '@nestjs/common';
import { ApprovalRepository } from '../../../domain/stores/approval.repository';
import { TypeOrmApprovalRepository } from './typeorm-approval.repository';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import { StoreRepository } from '../../../domain/stores/store.repository';
import { TypeOrmStoreCheckRepository } from './typeorm-store-check.repository';
import { StorePlanRepository } from '../../../application/full-sync/store-plan.repository';
import { TypeOrmStorePlanRepository } from './typeorm-store-plan.repository';
import { StoreTurnRepository } from '../../../domain/stores/store-turn.repository';
import { TypeOrmStoreTurnRepository } from './typeorm-store-turn.repository';
import { InheritedRulesRepository } from '../../../domain/stores/inherited-rules.repository';
import { TypeOrmInheritedRulesRepository } from './rules/typeorm-inherited-rules.repository';
import { TypeOrmStoreRepository } from './typeorm-store.repository';

/** The repositories of stores. */
export const STORE_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ApprovalRepository, useClass: TypeOrmApprovalRepository },
  { provide: StoreRepository, useClass: TypeOrmStoreRepository },
  { provide: StoreCheckRepository, useClass: TypeOrmStoreCheckRepository },
  { provide: StorePlanRepository, useClass: TypeOrmStorePlanRepository },
  { provide: StoreTurnRepository, useClass: TypeOrmStoreTurnRepository },
  { provide: InheritedRulesRepository, useClass: TypeOrmInheritedRulesRepository },
];
