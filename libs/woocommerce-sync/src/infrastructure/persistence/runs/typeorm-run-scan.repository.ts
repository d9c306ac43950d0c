import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import { RunScanRepository, type ScannedPage } from '../../../domain/runs/run-scan.repository';
import type { SyncRun } from '../../../domain/runs/sync-run';
import { SyncRunEntity } from '../entities/runs/sync-run.entity';
import {
  insertBatches,
  inScan,
  keepScan,
  SCAN_LEASE_SECONDS,
  SCAN_REST_SECONDS,
} from './sync-run.batches';
import {
  COUNT_UNSEEN,
  COUNT_UNSOLD,
  FIND_UNSEEN,
  FIND_UNSOLD,
  SETTLE_UNSOLD,
  TAKE_SCAN,
} from './sync-run.statements';

/** The scans of full syncs in PostgreSQL. */
@Injectable()
export class TypeOrmRunScanRepository extends RunScanRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async take(runId: string, token: string): Promise<SyncRun | null> {
    const taken = await this.database.query<unknown[]>(TAKE_SCAN, [
      runId,
      token,
      SCAN_LEASE_SECONDS,
    ]);
    return taken.length === 0
      ? null
      : this.database.getRepository(SyncRunEntity).findOneBy({ id: runId });
  }

  override async savePage(runId: string, token: string, page: ScannedPage): Promise<boolean> {
    return inScan(this.database, async (manager) => {
      const scan = await keepScan(manager, runId, token);
      if (scan === null) return false;
      // An earlier try was committed, and its answer got lost.
      if (scan.cursor === page.nextCursor && scan.pagesRead === (page.nextCursor === null))
        return true;
      await manager.query(
        `INSERT INTO "wc_sync_run_products" ("run_id", "product_id", "unsold")
         SELECT $1, p."id", p."id" = ANY ($3::text[]) FROM unnest($2::text[]) p("id")
         ON CONFLICT DO NOTHING`,
        [runId, page.productIds, page.unsoldIds ?? []],
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

  override async countUnsold(runId: string): Promise<{ seen: number; unsold: number }> {
    const [row] = await this.database.query<{ seen: number; unsold: number }[]>(COUNT_UNSOLD, [
      runId,
    ]);
    return row ?? { seen: 0, unsold: 0 };
  }

  override async findUnsold(runId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ productId: string }[]>(FIND_UNSOLD, [runId, limit]);
    return rows.map(({ productId }) => productId);
  }

  override async saveUnsold(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean> {
    const ids = requests.map(({ subjectId }) => subjectId);
    return inScan(this.database, async (manager) => {
      if ((await keepScan(manager, runId, token)) === null) return false;
      const [, settled] = await manager.query<[unknown, number]>(SETTLE_UNSOLD, [runId, ids]);
      // None where an earlier try was committed, and its answer got lost.
      if (settled > 0) await insertBatches(manager, runId, requests);
      return true;
    });
  }

  override async interrupt(runId: string, token: string, note: string | null): Promise<void> {
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

  override async end(runId: string, token: string, note: string | null): Promise<void> {
    await inScan(this.database, async (manager) => {
      if ((await keepScan(manager, runId, token)) === null) return;
      await manager.query(`DELETE FROM "wc_sync_run_products" WHERE "run_id" = $1`, [runId]);
      await manager.query(
        `UPDATE "wc_sync_runs" SET "scan_ended" = true, "cursor" = NULL, "scan_token" = NULL, "note" = $2 WHERE "id" = $1`,
        [runId, note],
      );
    });
  }
}
