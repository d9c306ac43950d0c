import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import {
  SyncItemRepository,
  type FailedItem,
  type FailedItemFilter,
  type RetryMode,
} from '../../../domain/ledger/sync-item.repository';
import type { Page } from '../../../domain/page';
import { SyncItemEntity } from '../entities/ledger/sync-item.entity';
import { inTransaction } from '../sql/retrying';
import { findFailedItems, retryFailedItems } from './failed-items.statement';
import { findSuccessors } from './successors.statement';
import { toItemState } from './sync-item.mapper';

/** The ledger's items in PostgreSQL. */
@Injectable()
export class TypeOrmSyncItemRepository extends SyncItemRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async findMany(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]> {
    const rows = await this.database.getRepository(SyncItemEntity).findBy({ id: In([...ids]) });
    return rows.map(toItemState);
  }

  override async findSuccessors(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<SyncItemState>>> {
    return findSuccessors(this.database.manager, ids);
  }

  override async findFailed(
    filter: FailedItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>> {
    return findFailedItems(this.database.manager, filter, limit, cursor);
  }

  override async retryFailed(filter: FailedItemFilter, mode: RetryMode): Promise<number> {
    const { changed } = await inTransaction(this.database, (manager) =>
      retryFailedItems(manager, filter, mode),
    );
    return changed;
  }
}
