import { Injectable } from '@nestjs/common';
import {
  OrderHistoryRepository,
  type CurrentOrder,
  type OrderEventFilter,
  type OrderFilter,
  type StoredOrder,
} from '../../../domain/orders/order-history.repository';
import type { Page } from '../../../domain/page';
import { StoreClients } from '../../ports/store-client.port';

/** Orders that were handed on, and what was told of them. */
@Injectable()
export class ListOrders {
  constructor(
    private readonly history: OrderHistoryRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page of orders as they are now, those first of which something was told last. Throws
   * `ValidationError` for an unknown store and for a cursor that no page gave.
   */
  async current(
    filter: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<CurrentOrder>> {
    this.stores.get(filter.storeId);
    return this.history.list(filter, limit, cursor);
  }

  /** One page of events, newest first. Throws alike. */
  async events(
    filter: OrderEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>> {
    this.stores.get(filter.storeId);
    return this.history.listEvents(filter, limit, cursor);
  }
}
