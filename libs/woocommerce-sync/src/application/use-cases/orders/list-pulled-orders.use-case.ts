import { Injectable } from '@nestjs/common';
import { OrderHistoryRepository } from '../../../domain/orders/order-history.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import type { Page } from '../../../domain/page';

/** What one pull brought, page by page: there may be more than fits into an answer. */
@Injectable()
export class ListPulledOrders {
  constructor(private readonly orders: OrderHistoryRepository) {}

  /** The first page. */
  async first(pullId: string, limit: number): Promise<Page<PulledOrder>> {
    return this.orders.listPulled(pullId, limit);
  }

  /** The page that a cursor names. Throws `ValidationError` for a cursor that no page gave. */
  async next(cursor: string, limit: number): Promise<Page<PulledOrder>> {
    return this.orders.listPulledFrom(cursor, limit);
  }
}
