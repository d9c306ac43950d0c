import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  RunListRepository,
  type ListedRun,
  type RunCounts,
  type RunFilter,
} from '../../../domain/live/run-list.repository';
import type { RunKind } from '../../../domain/live/progress.repository';
import type { Page } from '../../../domain/page';
import { Cursors, instant } from '../sql/cursor';
import { listOf, oneOf } from './run-list.statement';

interface RunRow extends Omit<ListedRun, 'counts' | 'failure'>, RunCounts {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly place: string;
}

const cursors = new Cursors('runs', z.tuple([instant, z.uuid()]));

/** Runs of all kinds, in PostgreSQL. */
@Injectable()
export class TypeOrmRunListRepository extends RunListRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async page(
    { storeId, kind, state }: RunFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedRun>> {
    const after = cursor === null ? [null, null] : cursors.read(cursor);
    const values = [storeId, state ?? null, ...after, limit + 1];
    const rows = await this.database.query<RunRow[]>(listOf(kind), values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return {
      items: shown.map(toRun),
      nextCursor: hasMore ? cursors.write([last.place, last.id]) : null,
    };
  }

  override async find(kind: RunKind, id: string): Promise<ListedRun | null> {
    const [row] = await this.database.query<RunRow[]>(oneOf(kind), [id]);
    return row === undefined ? null : toRun(row);
  }
}

function toRun(row: RunRow): ListedRun {
  const { found, skipped, sent, failed, errorCode, errorMessage, place: _place, ...run } = row;
  const failure = errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' };
  return { ...run, counts: { found, skipped, sent, failed }, failure };
}
