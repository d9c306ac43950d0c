import { Injectable } from '@nestjs/common';
import { AfterPull } from '../../orders/after-pull';
import { OrderReading } from '../../orders/order-reading';
import { StoreClients } from '../../ports/store-client.port';

/** Reads single orders of a shop, such as those at which it hinted. */
@Injectable()
export class ReadOrders {
  constructor(
    private readonly stores: StoreClients,
    private readonly reading: OrderReading,
    private readonly after: AfterPull,
  ) {}

  /**
   * Reads these orders, whatever their status, stores what is new of them, and has it published.
   * What the shop has no more is left out. Throws `ValidationError` for an unknown store, and what
   * the shop's client throws.
   * @param orderIds a hundred at the most
   */
  async execute(storeId: string, orderIds: readonly number[]): Promise<void> {
    if (orderIds.length === 0) return;
    const page = await this.stores.get(storeId).orders.find(orderIds);
    await this.reading.store({ id: null, storeId }, page);
    this.after.start(storeId);
  }
}
