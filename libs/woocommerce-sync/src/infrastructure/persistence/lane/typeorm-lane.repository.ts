import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  LaneRepository,
  type BacklogPart,
  type CanaryTurn,
  type LaneStatus,
  type LaneWellbeing,
  type ReadCanary,
  type SyncStats,
} from '../../../domain/lane/lane.repository';
import type { Side } from '../../../domain/lane/lane-state';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import { inTransaction } from '../sql/retrying';
import { recordCanary, takeCanaryTurn } from './canary.statement';
import { liftPauses, readLaneStatus, readWellbeing } from './lane.statement';
import { readBacklog, readStats } from './stats.statement';

/** The lanes of all stores in PostgreSQL. */
@Injectable()
export class TypeOrmLaneRepository extends LaneRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async status(storeId: string): Promise<LaneStatus> {
    return readLaneStatus(this.database.manager, storeId);
  }

  override async wellbeing(storeIds: readonly string[]): Promise<readonly LaneWellbeing[]> {
    return readWellbeing(this.database.manager, storeIds);
  }

  override async backlog(storeId: string): Promise<readonly BacklogPart[]> {
    return readBacklog(this.database.manager, storeId);
  }

  override async stats(storeId: string): Promise<SyncStats> {
    return readStats(this.database.manager, storeId);
  }

  override async takeCanaryTurn(storeId: string, everyMs: number): Promise<CanaryTurn | null> {
    return takeCanaryTurn(this.database.manager, storeId, everyMs);
  }

  override async recordCanary(
    storeId: string,
    read: ReadCanary,
    limits: PaceLimits,
  ): Promise<boolean> {
    return inTransaction(this.database, (manager) => recordCanary(manager, storeId, read, limits));
  }

  override async liftPauses(storeId: string): Promise<readonly Side[]> {
    return inTransaction(this.database, (manager) => liftPauses(manager, storeId));
  }
}
