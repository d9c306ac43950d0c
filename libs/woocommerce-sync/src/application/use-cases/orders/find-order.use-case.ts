import { Injectable } from '@nestjs/common';
import {
  OrderHistoryRepository,
  type OrderHistory,
} from '../../../domain/orders/order-history.repository';
import { OrderNotFoundError } from '../../errors/order.errors';
import { StoreClients } from '../../ports/store-client.port';

/** One order as it is now, with all that was told of it. */
@Injectable()
export class FindOrder {
  constructor(
    private readonly history: OrderHistoryRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Throws `ValidationError` for an unknown store, and `OrderNotFoundError` for an order of which
   * nothing was told.
   */
  async execute(storeId: string, orderId: number): Promise<OrderHistory> {
    this.stores.get(storeId);
    const order = await this.history.find(storeId, orderId);
    if (order === null) throw new OrderNotFoundError(storeId, orderId);
    return order;
  }
}
