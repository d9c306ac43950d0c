import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import {
  SyncRunRepository,
  type FailedRunItem,
  type OperationCounts,
  type ScannedPage,
  type SyncRun,
  type SyncRunProgress,
} from '../../../domain/ledger/sync-run';
import type { SubjectKind } from '../../../domain/ledger/sync-type';
import { SyncRunEntity } from '../entities/runs/sync-run.entity';
import { inTransaction } from '../sql/retrying';
import {
  insertBatches,
  inScan,
  keepScan,
  SCAN_LEASE_SECONDS,
  SCAN_REST_SECONDS,
} from './sync-run.batches';
import {
  CANCEL_ITEMS,
  COUNT_SHOWN,
  COUNT_UNSEEN,
  FIND_UNSEEN,
  PROGRESS,
  TAKE_SCAN,
} from './sync-run.statements';

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
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
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
      `SELECT i."product_id" AS "productId", i."sync_type" AS "syncType", i."error_code" AS "code",
              i."error_message" AS "message"
         FROM "wc_sync_items" i JOIN "wc_sync_batches" b ON b."id" = i."batch_id"
        WHERE b."run_id" = $1 AND i."status" = 'failed' ORDER BY i."product_id" LIMIT $2`,
      [runId, MOST_FAILED_ITEMS],
    );
    const [{ now: readAt }] = await this.database.query<[{ now: Date }]>(
      'SELECT wc_now() AS "now"',
    );
    return { run, ...countsOf('product'), categories: countsOf('category'), failedItems, readAt };
  }

  override async takeScan(runId: string, token: string): Promise<SyncRun | null> {
    const taken = await this.database.query<unknown[]>(TAKE_SCAN, [
      runId,
      token,
      SCAN_LEASE_SECONDS,
    ]);
    return taken.length === 0 ? null : this.find(runId);
  }

  override async savePage(runId: string, token: string, page: ScannedPage): Promise<boolean> {
    return inScan(this.database, async (manager) => {
      const scan = await keepScan(manager, runId, token);
      if (scan === null) return false;
      // An earlier try was committed, and its answer got lost.
      if (scan.cursor === page.nextCursor && scan.pagesRead === (page.nextCursor === null))
        return true;
      await manager.query(
        `INSERT INTO "wc_sync_run_products" ("run_id", "product_id")
         SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
        [runId, page.productIds],
      );
      await insertBatches(manager, runId, page.requests);
      await manager.query(
        `UPDATE "wc_sync_runs"
            SET "cursor" = $2::text, "pages_read" = $2::text IS NULL, "total_products" = "total_products" + $3, "unchanged" = "unchanged" + $4,
                "unreadable" = "unreadable" + $5, "note" = NULL
          WHERE "id" = $1`,
        [runId, page.nextCursor, page.productIds.length, page.unchanged, page.unreadable],
      );
      return true;
    });
  }

  override async findUnseen(runId: string, afterId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ productId: string }[]>(FIND_UNSEEN, [
      runId,
      afterId,
      limit,
    ]);
    return rows.map(({ productId }) => productId);
  }

  override async countUnseen(runId: string): Promise<{ seen: number; unseen: number }> {
    const [row] = await this.database.query<{ seen: number; unseen: number }[]>(COUNT_UNSEEN, [
      runId,
    ]);
    return row ?? { seen: 0, unseen: 0 };
  }

  override async countShown(storeId: string): Promise<number> {
    const [row] = await this.database.query<{ shown: number }[]>(COUNT_SHOWN, [storeId]);
    return row?.shown ?? 0;
  }

  override async saveGone(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean> {
    let before: number | null = null;
    return inScan(this.database, async (manager) => {
      const scan = await keepScan(manager, runId, token);
      if (scan === null) return false;
      // An earlier try was committed, and its answer got lost.
      if (before !== null && scan.gone === before + requests.length) return true;
      before = scan.gone;
      await insertBatches(manager, runId, requests);
      await manager.query(`UPDATE "wc_sync_runs" SET "gone" = "gone" + $2 WHERE "id" = $1`, [
        runId,
        requests.length,
      ]);
      return true;
    });
  }

  override async interruptScan(runId: string, token: string, note: string | null): Promise<void> {
    await inScan(this.database, (manager) =>
      manager.query(
        `UPDATE "wc_sync_runs"
            SET "scan_token" = NULL, "note" = $3,
                "scan_lease_until" = CASE WHEN $3::text IS NOT NULL THEN wc_now() + make_interval(secs => $4) END
          WHERE "id" = $1 AND "status" = 'running' AND "scan_token" = $2`,
        [runId, token, note === null ? null : this.secrets.redact(note), SCAN_REST_SECONDS],
      ),
    );
  }

  override async saveCategories(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean> {
    return inScan(this.database, async (manager) => {
      if ((await keepScan(manager, runId, token)) === null) return false;
      await insertBatches(manager, runId, requests, 'category');
      return true;
    });
  }

  override async endScan(runId: string, token: string, note: string | null): Promise<void> {
    await inScan(this.database, async (manager) => {
      if ((await keepScan(manager, runId, token)) === null) return;
      await manager.query(`DELETE FROM "wc_sync_run_products" WHERE "run_id" = $1`, [runId]);
      await manager.query(
        `UPDATE "wc_sync_runs" SET "scan_ended" = true, "cursor" = NULL, "scan_token" = NULL, "note" = $2 WHERE "id" = $1`,
        [runId, note],
      );
    });
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
