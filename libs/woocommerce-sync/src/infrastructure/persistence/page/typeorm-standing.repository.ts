import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  StandingRepository,
  type FailedStanding,
  type OrdersStanding,
  type PromiseStanding,
  type StockAtRisk,
  type WaitingStanding,
} from '../../../domain/overview/standing.repository';
import { STOCK_AT_RISK } from '../stock/held-stock.statements';
import { FAILED, MOST_FAILED, MOST_WAITING, ORDERS, WAITING } from './standing.statements';

interface WaitingRow extends PromiseStanding {
  readonly bulk: number;
}

/** How stores stand, in PostgreSQL. */
@Injectable()
export class TypeOrmStandingRepository extends StandingRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async waiting(storeId: string): Promise<WaitingStanding> {
    const [rows, [failed]] = await Promise.all([
      this.database.query<WaitingRow[]>(WAITING, [storeId]),
      this.database.query<[FailedStanding]>(FAILED, [storeId]),
    ]);
    const bulkWaiting = rows.reduce((sum, { bulk }) => sum + bulk, 0);
    const counted = rows.reduce((sum, { waiting }) => sum + waiting, bulkWaiting);
    return {
      promises: rows.map(({ bulk: _bulk, ...promise }) => promise),
      bulkWaiting,
      isBounded: counted > MOST_WAITING,
      failed,
      isFailedBounded: failed.count > MOST_FAILED,
    };
  }

  override async orders(storeId: string, timeZone: string): Promise<OrdersStanding> {
    const [row] = await this.database.query<[OrdersStanding]>(ORDERS, [storeId, timeZone]);
    return row;
  }

  override async stockAtRisk(storeId: string, byNextStock: boolean): Promise<StockAtRisk> {
    const [row] = await this.database.query<[StockAtRisk]>(STOCK_AT_RISK, [storeId, byNextStock]);
    return row;
  }
}
