import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import {
  AdoptionRunRepository,
  type AdoptionProgress,
  type AdoptionRun,
} from '../../../domain/adoption/adoption-run.repository';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { inTransaction } from '../sql/retrying';
import {
  ADOPTION_LEASE_SECONDS,
  CANCEL,
  COMPLETE,
  FAIL,
  FORGET_OLDER,
  GIVE_UP,
  KEEP,
  MOST_TAKES,
  RELEASE,
  RUN_COLUMNS,
  START,
  TAKE,
  TAKE_OVER,
} from './adoption-run.statements';

interface RunRow extends Omit<AdoptionRun, 'failure'> {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Readings for adoption in PostgreSQL. */
@Injectable()
export class TypeOrmAdoptionRunRepository extends AdoptionRunRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override start(storeId: string, requestedBy: string): Promise<AdoptionRun | null> {
    return this.one(START, [randomUUID(), storeId, requestedBy]);
  }

  override async findAbandoned(): Promise<string[]> {
    await this.database.query(GIVE_UP, [MOST_TAKES]);
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT "id" FROM "wc_adoption_runs"
        WHERE "status" = 'running' AND ("lease_until" IS NULL OR "lease_until" < wc_now())
        ORDER BY "started_at", "id"`,
    );
    return rows.map(({ id }) => id);
  }

  override take(id: string, token: string): Promise<AdoptionRun | null> {
    return this.one(TAKE, [id, token, ADOPTION_LEASE_SECONDS]);
  }

  override async keep(
    id: string,
    token: string,
    { products, variations, erpProducts }: AdoptionProgress,
  ): Promise<boolean> {
    const values = [id, token, ADOPTION_LEASE_SECONDS, products, variations, erpProducts];
    const [, kept] = await this.database.query<[unknown[], number]>(KEEP, values);
    return kept === 1;
  }

  override async release(id: string, token: string): Promise<void> {
    await this.database.query(RELEASE, [id, token]);
  }

  override complete(id: string, token: string, note: string | null): Promise<boolean> {
    return inTransaction(this.database, async (manager) => {
      const [, ended] = await manager.query<[unknown[], number]>(COMPLETE, [id, token, note]);
      if (ended === 0) return false;
      await manager.query(TAKE_OVER, [id]);
      await manager.query(FORGET_OLDER, [id]);
      return true;
    });
  }

  override async fail(id: string, token: string, failure: FailureReason): Promise<void> {
    const message = this.secrets.redact(failure.message);
    await this.database.query(FAIL, [id, token, failure.code, message]);
  }

  override cancel(storeId: string): Promise<AdoptionRun | null> {
    return this.one(CANCEL, [storeId]);
  }

  override find(id: string): Promise<AdoptionRun | null> {
    return this.one(`SELECT ${RUN_COLUMNS} FROM "wc_adoption_runs" WHERE "id" = $1`, [id]);
  }

  override findLast(storeId: string): Promise<AdoptionRun | null> {
    return this.one(
      `SELECT ${RUN_COLUMNS} FROM "wc_adoption_runs" WHERE "store_id" = $1
        ORDER BY "started_at" DESC LIMIT 1`,
      [storeId],
    );
  }

  override findOpen(storeId: string): Promise<AdoptionRun | null> {
    return this.one(
      `SELECT ${RUN_COLUMNS} FROM "wc_adoption_runs"
        WHERE "store_id" = $1 AND "status" IN ('running', 'completed')
        ORDER BY "started_at" DESC LIMIT 1`,
      [storeId],
    );
  }

  private async one(statement: string, values: readonly unknown[]): Promise<AdoptionRun | null> {
    const [row] = await this.database.query<RunRow[]>(statement, [...values]);
    if (row === undefined) return null;
    const { errorCode, errorMessage, ...run } = row;
    const failure = errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' };
    return { ...run, failure };
  }
}
