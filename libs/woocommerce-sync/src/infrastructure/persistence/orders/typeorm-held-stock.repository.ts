import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  HeldStockRepository,
  type BookedAfterMinutes,
  type DueStock,
} from '../../../domain/orders/held-stock.repository';
import { toJsonb } from '../sql/jsonb';
import { END_DUE, FIND_DUE, FIND_HELD, TOTAL_HELD } from './held-stock.statements';

/** What web orders hold, in PostgreSQL. */
@Injectable()
export class TypeOrmHeldStockRepository extends HeldStockRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    storeId: string,
    productIds: readonly string[],
    booked: BookedAfterMinutes,
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ id: string; pieces: number }[]>(FIND_HELD, [
      storeId,
      productIds,
      booked,
    ]);
    return new Map(rows.map(({ id, pieces }) => [id, pieces]));
  }

  override async total(storeId: string, booked: BookedAfterMinutes): Promise<number> {
    const [row] = await this.database.query<[{ pieces: number }]>(TOTAL_HELD, [storeId, booked]);
    return row.pieces;
  }

  override async findDue(storeId: string, limit: number): Promise<readonly DueStock[]> {
    return this.database.query<DueStock[]>(FIND_DUE, [storeId, limit]);
  }

  override async end(
    storeId: string,
    due: readonly DueStock[],
    booked: BookedAfterMinutes,
  ): Promise<void> {
    const rows = due.map(({ orderId, dueAt }) => ({ order_id: orderId, due_at: dueAt }));
    await this.database.query(END_DUE, [storeId, toJsonb(rows), booked]);
  }
}
