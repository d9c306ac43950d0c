import type { ClassProvider } from '@nestjs/common';
import { WaitingWorkRepository } from '../../../domain/ledger/waiting-work.repository';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { TypeOrmSyncRepository } from './typeorm-sync.repository';
import { TypeOrmWaitingWorkRepository } from './typeorm-waiting-work.repository';
import { TypeOrmSyncItemRepository } from '../items/typeorm-sync-item.repository';
import { TypeOrmLaneRepository } from '../lane/typeorm-lane.repository';

/** The repositories of items, deliveries and lanes. */
export const LEDGER_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ISyncRepository, useClass: TypeOrmSyncRepository },
  { provide: SyncItemRepository, useClass: TypeOrmSyncItemRepository },
  { provide: WaitingWorkRepository, useClass: TypeOrmWaitingWorkRepository },
  { provide: LaneRepository, useClass: TypeOrmLaneRepository },
];
