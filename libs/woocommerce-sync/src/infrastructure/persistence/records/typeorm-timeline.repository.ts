import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Page } from '../../../domain/page';
import {
  TimelineRepository,
  type TimelineEntry,
} from '../../../domain/records/timeline.repository';
import { Cursors, instant } from '../sql/cursor';
import { pageOfRows } from '../sql/paging';
import { timelineStatement } from './timeline.statement';

const cursors = new Cursors(
  'timeline',
  z.strictObject({ at: instant, key: z.string().min(1).max(201) }),
);

interface TimelineRow extends TimelineEntry {
  readonly key: string;
  readonly place: string;
}

/** What happened to products, in PostgreSQL. */
@Injectable()
export class TypeOrmTimelineRepository extends TimelineRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    { storeId, productId }: { readonly storeId: string; readonly productId: string },
    limit: number,
    cursor: string | null,
    only?: TimelineEntry['kind'],
  ): Promise<Page<TimelineEntry>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const rows = await this.database.query<TimelineRow[]>(timelineStatement(only), [
      storeId,
      productId,
      after?.at ?? null,
      after?.key ?? null,
      limit + 1,
    ]);
    return pageOfRows(
      rows,
      limit,
      ({ key: _key, place: _place, ...entry }) => entry,
      ({ key, place }) => cursors.write({ at: place, key }),
    );
  }
}
