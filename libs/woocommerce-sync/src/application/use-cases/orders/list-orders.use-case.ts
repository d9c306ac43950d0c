import { Injectable } from '@nestjs/common';
import {
  OrderRepository,
  type OrderFilter,
  type StoredOrder,
} from '../../../domain/orders/order.repository';
import type { Page } from '../../../domain/page';
import { StoreClients } from '../../ports/store-client.port';

/** What was pulled, and whether the company was told. */
@Injectable()
export class ListOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no
   * page gave.
   */
  async execute(
    filter: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>> {
    this.stores.get(filter.storeId);
    return this.orders.list(filter, limit, cursor);
  }
}
