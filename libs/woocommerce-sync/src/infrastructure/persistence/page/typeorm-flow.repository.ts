import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  FlowRepository,
  type FlowRow,
  type StoredFlow,
} from '../../../domain/flows/flow.repository';
import { FOLD, LAST_CONFIRMED, READ, ROLL_UP } from './flow.statements';

/** Flows in PostgreSQL. */
@Injectable()
export class TypeOrmFlowRepository extends FlowRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async fold(limit: number): Promise<number> {
    const [row] = await this.database.query<[{ count: number }]>(FOLD, [limit]);
    return row.count;
  }

  override async rollUp(): Promise<number> {
    const [row] = await this.database.query<[{ count: number }]>(ROLL_UP);
    return row.count;
  }

  override async read(
    storeId: string,
    spanSeconds: number,
    stepSeconds: number,
  ): Promise<StoredFlow> {
    const [[{ now }], rows] = await Promise.all([
      this.database.query<[{ now: Date }]>('SELECT wc_now() AS "now"'),
      this.database.query<FlowRow[]>(READ, [storeId, stepSeconds, spanSeconds]),
    ]);
    return { now, rows };
  }

  override async lastConfirmedAt(storeId: string): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }[]>(LAST_CONFIRMED, [storeId]);
    return row?.at ?? null;
  }
}
