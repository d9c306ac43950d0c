import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FailedItemFilter } from '../../../domain/ledger/sync-item.repository';
import {
  failureGroupId,
  type FailureCause,
  type FailureGroup,
} from '../../../domain/records/failure-group';
import {
  FailureRepository,
  type FailureAction,
  type FailuresSettled,
} from '../../../domain/records/failure.repository';
import { parametersOf, retryFailedItems } from '../items/failed-items.statement';
import { inTransaction } from '../sql/retrying';
import { COUNT_FAILED, DISMISS_FAILED, FAILURE_GROUPS } from './failure-groups.statement';

/** Takes a transaction back that would have changed more than it may. */
class MoreThanExpected extends Error {
  constructor(readonly matched: number) {
    super('More match than is expected');
  }
}

/** What failed, by its causes, in PostgreSQL. */
@Injectable()
export class TypeOrmFailureRepository extends FailureRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async groups(storeId: string): Promise<readonly FailureGroup[]> {
    const rows = await this.database.query<(FailureCause & Omit<FailureGroup, 'id'>)[]>(
      FAILURE_GROUPS,
      [storeId],
    );
    return rows.map(({ errorCode, syncType, reasonKey, ...group }) => ({
      ...group,
      id: failureGroupId({ errorCode, syncType, reasonKey }),
      code: errorCode,
      type: syncType,
    }));
  }

  override async count(filter: FailedItemFilter): Promise<number> {
    return countFailed(this.database.manager, COUNT_FAILED, filter);
  }

  override async settle(
    action: FailureAction,
    filter: FailedItemFilter,
    expected: number,
  ): Promise<FailuresSettled> {
    try {
      return await inTransaction(this.database, async (manager) => {
        const done =
          action === 'retry'
            ? await retryFailedItems(manager, filter, 'person')
            : await dismiss(manager, filter);
        if (done.matched > expected) throw new MoreThanExpected(done.matched);
        return { kind: 'done', ...done } as const;
      });
    } catch (error) {
      if (error instanceof MoreThanExpected) return { kind: 'more', matched: error.matched };
      throw error;
    }
  }
}

async function dismiss(
  manager: EntityManager,
  filter: FailedItemFilter,
): Promise<{ readonly matched: number; readonly changed: number }> {
  const matched = await countFailed(manager, DISMISS_FAILED, filter);
  return { matched, changed: matched };
}

async function countFailed(
  manager: EntityManager,
  statement: string,
  filter: FailedItemFilter,
): Promise<number> {
  const [row] = await manager.query<{ matched: number }[]>(statement, parametersOf(filter));
  return row?.matched ?? 0;
}
