import type { ClassProvider } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { TypeOrmSyncRepository } from './typeorm-sync.repository';
import { TypeOrmSyncItemRepository } from '../items/typeorm-sync-item.repository';
import { TypeOrmLaneRepository } from '../lane/typeorm-lane.repository';

/** The repositories of items, deliveries and lanes. */
export const LEDGER_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ISyncRepository, useClass: TypeOrmSyncRepository },
  { provide: SyncItemRepository, useClass: TypeOrmSyncItemRepository },
  { provide: LaneRepository, useClass: TypeOrmLaneRepository },
];
