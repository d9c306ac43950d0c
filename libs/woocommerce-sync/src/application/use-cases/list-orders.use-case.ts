import { Injectable } from '@nestjs/common';
import { OrderRepository, type OrderFilter, type StoredOrder } from '../../domain/order.repository';
import type { Page } from '../../domain/sync.repository';

/** What was pulled, and whether the company was told. */
@Injectable()
export class ListOrders {
  constructor(private readonly orders: OrderRepository) {}

  /** One page, newest first. Throws `ValidationError` for a cursor that no page gave. */
  execute(filter: OrderFilter, limit: number, cursor: string | null): Promise<Page<StoredOrder>> {
    return this.orders.list(filter, limit, cursor);
  }
}
