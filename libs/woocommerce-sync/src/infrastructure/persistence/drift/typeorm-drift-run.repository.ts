import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import {
  DriftRunRepository,
  type DriftRun,
  type DriftSource,
  type DriftWish,
} from '../../../domain/drift/drift-run.repository';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import {
  DRIFT_LEASE_SECONDS,
  END,
  FORGET,
  KEEP,
  RUN_COLUMNS,
  START,
  TAKE,
} from './drift-run.statements';

interface RunRow extends Omit<DriftRun, 'failure'> {
  readonly askedSource: DriftSource | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Comparisons in PostgreSQL. */
@Injectable()
export class TypeOrmDriftRunRepository extends DriftRunRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async start({
    storeId,
    scope,
    source,
    requestedBy,
  }: DriftWish): Promise<DriftRun | null> {
    await this.database.query(FORGET, [storeId]);
    const values = [randomUUID(), storeId, scope, source, requestedBy];
    const [row] = await this.database.query<RunRow[]>(START, values);
    return row === undefined ? null : toRun(row);
  }

  override async findAbandoned(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT "id" FROM "wc_drift_runs"
        WHERE "status" = 'running' AND ("lease_until" IS NULL OR "lease_until" < wc_now())`,
    );
    return rows.map(({ id }) => id);
  }

  override async take(
    id: string,
    token: string,
  ): Promise<(DriftRun & Pick<DriftWish, 'source'>) | null> {
    const [row] = await this.database.query<RunRow[]>(TAKE, [id, token, DRIFT_LEASE_SECONDS]);
    return row === undefined ? null : { ...toRun(row), source: row.askedSource };
  }

  override async keep(id: string, token: string): Promise<boolean> {
    const [, kept] = await this.database.query<[unknown[], number]>(KEEP, [
      id,
      token,
      DRIFT_LEASE_SECONDS,
    ]);
    return kept === 1;
  }

  override async release(id: string, token: string): Promise<void> {
    await this.database.query(
      `UPDATE "wc_drift_runs" SET "token" = NULL, "lease_until" = NULL WHERE "id" = $1 AND "token" = $2`,
      [id, token],
    );
  }

  override async note(id: string, source: DriftSource, note: string | null): Promise<void> {
    await this.database.query(
      `UPDATE "wc_drift_runs" SET "source" = $2, "note" = $3 WHERE "id" = $1`,
      [id, source, note === null ? null : this.secrets.redact(note)],
    );
  }

  override async end(id: string, token: string, failure: FailureReason | null): Promise<void> {
    const message = failure === null ? null : this.secrets.redact(failure.message);
    await this.database.query(END, [id, token, failure?.code ?? null, message]);
  }

  override async find(id: string): Promise<DriftRun | null> {
    const [row] = await this.database.query<RunRow[]>(
      `SELECT ${RUN_COLUMNS} FROM "wc_drift_runs" WHERE "id" = $1`,
      [id],
    );
    return row === undefined ? null : toRun(row);
  }

  override async findLast(storeId: string, limit: number): Promise<DriftRun[]> {
    const rows = await this.database.query<RunRow[]>(
      `SELECT ${RUN_COLUMNS} FROM "wc_drift_runs" WHERE "store_id" = $1
        ORDER BY "started_at" DESC LIMIT $2`,
      [storeId, limit],
    );
    return rows.map(toRun);
  }

  override async findLastWhole(storeId: string): Promise<DriftRun | null> {
    const [row] = await this.database.query<RunRow[]>(
      `SELECT ${RUN_COLUMNS} FROM "wc_drift_runs"
        WHERE "store_id" = $1 AND "scope" = 'whole' AND "status" = 'completed'
        ORDER BY "started_at" DESC LIMIT 1`,
      [storeId],
    );
    return row === undefined ? null : toRun(row);
  }

  override async now(): Promise<Date> {
    const [{ now }] = await this.database.query<[{ now: Date }]>('SELECT wc_now() AS "now"');
    return now;
  }
}

function toRun({ askedSource: _asked, errorCode, errorMessage, ...row }: RunRow): DriftRun {
  const failure = errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' };
  return { ...row, failure };
}
