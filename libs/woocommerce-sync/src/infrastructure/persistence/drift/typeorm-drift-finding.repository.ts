import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  DriftCount,
  DriftFilter,
  DriftFinding,
  FoundDrift,
} from '../../../domain/drift/drift-finding';
import {
  DriftFindingRepository,
  type DriftPage,
  type RepairSubject,
  type UnmetProduct,
} from '../../../domain/drift/drift-finding.repository';
import type { Page } from '../../../domain/page';
import { Cursors, numericId } from '../sql/cursor';
import { toJsonb } from '../sql/jsonb';
import { inTransaction } from '../sql/retrying';
import {
  ADD_HINTED,
  COUNT,
  COUNT_PAGE,
  DROP_OWNED,
  FIND_BELIEVED,
  FIND_BUSY,
  FIND_HIDDEN,
  FIND_REPAIRABLE,
  FIND_UNMET,
  noteDuplicates,
  OPEN_HINTED,
  PAGE,
  SAVE_FOUND,
  SAVE_MET,
} from './drift-finding.statements';
import { DOUBT_PICTURES, FIND_DUE, FIND_RESTLESS } from './drift-repair.statements';

const cursors = new Cursors('drift', numericId);

/** What comparisons have found, in PostgreSQL. */
@Injectable()
export class TypeOrmDriftFindingRepository extends DriftFindingRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async savePage(
    runId: string,
    token: string,
    { met, found, underWay }: DriftPage,
  ): Promise<boolean> {
    return inTransaction(this.database, async (manager) => {
      const fresh = await manager.query<{ storeProductId: number; parentId: number }[]>(SAVE_MET, [
        runId,
        toJsonb(met),
      ]);
      const ids = new Set(fresh.map(({ storeProductId }) => storeProductId));
      const products = fresh.filter(({ parentId }) => parentId === 0).length;
      const counts = [products, fresh.length - products, underWay];
      const [, kept] = await manager.query<[unknown[], number]>(COUNT_PAGE, [
        runId,
        token,
        ...counts,
      ]);
      if (kept === 0) throw new LostRightError();
      const rows = found.filter(
        ({ kind, storeProductId }) =>
          kind === 'gone' || storeProductId === null || ids.has(storeProductId),
      );
      if (rows.length > 0) await manager.query(SAVE_FOUND, [runId, toJsonb(rows)]);
      return true;
    }).catch((error: unknown) => {
      if (error instanceof LostRightError) return false;
      throw error;
    });
  }

  override async findBusy(
    storeId: string,
    productIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ productId: string }[]>(FIND_BUSY, [
      storeId,
      productIds,
    ]);
    return new Set(rows.map(({ productId }) => productId));
  }

  override async findBelieved(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const rows = await this.database.query<{ id: number }[]>(FIND_BELIEVED, [
      storeId,
      storeProductIds,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  override async findUnmet(runId: string, afterId: number, limit: number): Promise<UnmetProduct[]> {
    return this.database.query<UnmetProduct[]>(FIND_UNMET, [runId, afterId, limit]);
  }

  override async findHidden(runId: string, afterId: number, limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }[]>(FIND_HIDDEN, [runId, afterId, limit]);
    return rows.map(({ id }) => id);
  }

  override async conclude(runId: string): Promise<void> {
    await inTransaction(this.database, async (manager) => {
      await manager.query(noteDuplicates('sku'), [runId]);
      await manager.query(noteDuplicates('gtin'), [runId]);
      await manager.query(DROP_OWNED, [runId]);
    });
  }

  override async addHinted(storeId: string, found: readonly FoundDrift[]): Promise<void> {
    if (found.length === 0) return;
    await inTransaction(this.database, async (manager) => {
      await manager.query(OPEN_HINTED, [storeId, randomUUID()]);
      await manager.query(ADD_HINTED, [storeId, toJsonb(found)]);
    });
  }

  override async count(runId: string): Promise<DriftCount[]> {
    return this.database.query<DriftCount[]>(COUNT, [runId]);
  }

  override async page(
    runId: string,
    filter: DriftFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<DriftFinding>> {
    const afterId = cursor === null ? '0' : cursors.read(cursor);
    const rows = await this.database.query<(DriftFinding & { id: string })[]>(PAGE, [
      runId,
      ...parametersOf(filter),
      afterId,
      limit + 1,
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id: _id, ...finding }) => finding),
      nextCursor: rows.length > limit && last !== undefined ? cursors.write(last.id) : null,
    };
  }

  override async findRepairable(
    runId: string,
    filter: DriftFilter,
    afterId: string,
    limit: number,
  ): Promise<RepairSubject[]> {
    const parameters = [runId, ...parametersOf(filter), afterId, limit];
    return this.database.query<RepairSubject[]>(FIND_REPAIRABLE, parameters);
  }

  override async findDue(
    storeId: string,
    filter: DriftFilter,
    limit: number,
  ): Promise<RepairSubject[]> {
    const parameters = [storeId, ...parametersOf(filter), limit];
    return this.database.query<RepairSubject[]>(FIND_DUE, parameters);
  }

  override async findRestless(storeId: string): Promise<Omit<RepairSubject, 'id'>[]> {
    return this.database.query<Omit<RepairSubject, 'id'>[]>(FIND_RESTLESS, [storeId]);
  }

  override async doubtPictures(ids: readonly string[]): Promise<void> {
    await this.database.query(DOUBT_PICTURES, [ids]);
  }

  override async noteRepairs(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE "wc_drift_findings" SET "repair_asked" = true WHERE "id" = ANY($1::bigint[])`,
      [ids],
    );
  }
}

/** Somebody else carries the comparison out. */
class LostRightError extends Error {}

function parametersOf({ groups, kinds, productIds }: DriftFilter): unknown[] {
  return [groups ?? null, kinds ?? null, productIds ?? null];
}
