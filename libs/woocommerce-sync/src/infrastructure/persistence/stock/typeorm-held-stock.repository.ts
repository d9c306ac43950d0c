import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StockOffer } from '../../../domain/stock/stock-offer';
import {
  HeldStockRepository,
  type AdoptedProducts,
  type BookedAfterMinutes,
  type BookedBy,
  type DueStock,
  type ErpStock,
  type StockReading,
} from '../../../domain/stock/held-stock.repository';
import { toJsonb } from '../sql/jsonb';
import { retrying } from '../sql/retrying';
import {
  END_DUE,
  FIND_DUE,
  FIND_SELLING,
  FIND_TAKEN,
  NOTE_ERP_STOCKS,
  TOTAL_HELD,
} from './held-stock.statements';

/** What web orders hold, in PostgreSQL. */
@Injectable()
export class TypeOrmHeldStockRepository extends HeldStockRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    storeId: string,
    productIds: readonly string[],
    adopted: AdoptedProducts,
    booked: BookedBy,
  ): Promise<Pick<StockOffer, 'held' | 'sold'>> {
    const rows = await this.database.query<{ id: string; held: number; sold: number }[]>(
      FIND_TAKEN,
      [
        storeId,
        productIds,
        toJsonb(
          [...adopted].map(([storeProductId, id]) => ({ store_product_id: storeProductId, id })),
        ),
        booked === 'next-stock',
      ],
    );
    return {
      held: new Map(rows.map(({ id, held }) => [id, held])),
      sold: new Map(rows.map(({ id, sold }) => [id, sold])),
    };
  }

  override async findSelling(
    storeId: string,
    storeProductIds: readonly number[],
    minutes: number,
  ): Promise<ReadonlySet<number>> {
    const values = [storeId, storeProductIds, minutes];
    const rows = await this.database.query<{ id: number }[]>(FIND_SELLING, values);
    return new Set(rows.map(({ id }) => id));
  }

  override async noteErpStocks(
    storeId: string,
    stocks: readonly ErpStock[],
    { readAfter, counted }: StockReading,
  ): Promise<void> {
    if (stocks.length === 0) return;
    await retrying(() =>
      this.database.query(NOTE_ERP_STOCKS, [storeId, toJsonb(stocks), readAfter, counted]),
    );
  }

  override async total(storeId: string, booked: BookedBy): Promise<number> {
    const [row] = await this.database.query<[{ pieces: number }]>(TOTAL_HELD, [
      storeId,
      booked === 'next-stock',
    ]);
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
    const rows = due.map(({ orderId, dueAt, lookedAt }) => ({
      order_id: orderId,
      due_at: dueAt,
      looked_at: lookedAt,
    }));
    await retrying(() => this.database.query(END_DUE, [storeId, toJsonb(rows), booked]));
  }
}
