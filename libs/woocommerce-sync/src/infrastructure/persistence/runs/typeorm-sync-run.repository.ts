import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  SyncRunRepository,
  type FailedRunItem,
  type OperationCounts,
  type SyncRun,
  type SyncRunProgress,
} from '../../../domain/runs/sync-run';
import type { SubjectKind } from '../../../domain/ledger/sync-type';
import { SyncRunEntity } from '../entities/runs/sync-run.entity';
import { inTransaction } from '../sql/retrying';
import { CANCEL_ITEMS, PROGRESS } from './sync-run.statements';

const MOST_FAILED_ITEMS = 100;

const NOTHING = {
  subjectKind: undefined,
  batches: 0,
  operations: 0,
  synced: 0,
  skipped: 0,
  failed: 0,
};

/** Full syncs in PostgreSQL. */
@Injectable()
export class TypeOrmSyncRunRepository extends SyncRunRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async start(
    storeId: string,
    force: boolean,
    requestedBy: string,
  ): Promise<SyncRun | null> {
    const id = randomUUID();
    await this.database
      .createQueryBuilder()
      .insert()
      .into(SyncRunEntity)
      .values({ id, storeId, status: 'running', force, requestedBy })
      .orIgnore()
      .execute();
    return this.find(id);
  }

  override async findRunning(storeId: string): Promise<SyncRun | null> {
    return this.database.getRepository(SyncRunEntity).findOneBy({ storeId, status: 'running' });
  }

  override async findAllRunning(): Promise<readonly SyncRun[]> {
    return this.database.getRepository(SyncRunEntity).findBy({ status: 'running' });
  }

  override async findProgress(runId: string): Promise<SyncRunProgress | null> {
    const run = await this.find(runId);
    if (run === null) return null;
    const counts = await this.database.query<(OperationCounts & { subjectKind: SubjectKind })[]>(
      PROGRESS,
      [runId],
    );
    const countsOf = (kind: SubjectKind): OperationCounts => {
      const { subjectKind: _kind, ...own } =
        counts.find(({ subjectKind }) => subjectKind === kind) ?? NOTHING;
      return own;
    };
    const failedItems = await this.database.query<FailedRunItem[]>(
      `SELECT i."subject_kind" AS "subjectKind", i."product_id" AS "productId",
              i."sync_type" AS "syncType", i."error_code" AS "code", i."error_message" AS "message"
         FROM "wc_sync_items" i JOIN "wc_sync_batches" b ON b."id" = i."batch_id"
        WHERE b."run_id" = $1 AND i."status" = 'failed' ORDER BY i."product_id" LIMIT $2`,
      [runId, MOST_FAILED_ITEMS],
    );
    const [{ now: readAt }] = await this.database.query<[{ now: Date }]>(
      'SELECT wc_now() AS "now"',
    );
    return { run, ...countsOf('product'), categories: countsOf('category'), failedItems, readAt };
  }

  override async completeIfDone(runId: string): Promise<boolean> {
    const completed = await this.database.query<[unknown[], number]>(
      `UPDATE "wc_sync_runs" r SET "status" = 'completed', "completed_at" = wc_now()
        WHERE r."id" = $1 AND r."status" = 'running' AND r."scan_ended"
          AND NOT EXISTS (SELECT 1 FROM "wc_sync_batches" b WHERE b."run_id" = r."id" AND b."status" <> 'completed')`,
      [runId],
    );
    return completed[1] === 1;
  }

  override async cancel(runId: string): Promise<boolean> {
    return inTransaction(this.database, async (manager) => {
      const cancelled = await manager.query<[unknown[], number]>(
        `UPDATE "wc_sync_runs" SET "status" = 'cancelled', "completed_at" = wc_now(), "scan_token" = NULL,
                "note" = CASE WHEN "scan_ended" THEN "note" END
          WHERE "id" = $1 AND "status" = 'running'`,
        [runId],
      );
      if (cancelled[1] === 0) return false;
      await manager.query(CANCEL_ITEMS, [runId]);
      await manager.query(`DELETE FROM "wc_sync_run_products" WHERE "run_id" = $1`, [runId]);
      return true;
    });
  }

  private async find(id: string): Promise<SyncRun | null> {
    return this.database.getRepository(SyncRunEntity).findOneBy({ id });
  }
}
