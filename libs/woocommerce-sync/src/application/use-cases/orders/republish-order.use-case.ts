import { Injectable } from '@nestjs/common';
import { OrderHistoryRepository } from '../../../domain/orders/order-history.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { AuditedAction } from '../../audit/audited-action';
import { OrderForgottenError } from '../../errors/order.errors';
import { EventRelay } from '../../events/event-relay';
import { StoreClients } from '../../ports/store-client.port';
import { FindOrder } from './find-order.use-case';
import { ReadOrders } from './read-orders.use-case';

/** What was published once more. */
export interface Republished {
  readonly storeId: string;
  readonly orderId: number;
  /** The ids of the events, as they were; oldest first. */
  readonly eventIds: readonly string[];
}

/** Tells the ERP of an order once more, as it lost what was told, or was not there. */
@Injectable()
export class RepublishOrder {
  constructor(
    private readonly find: FindOrder,
    private readonly read: ReadOrders,
    private readonly history: OrderHistoryRepository,
    private readonly relay: EventRelay,
    private readonly audited: AuditedAction,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Has all that is kept of the order's events published again under their ids. Where all of it is
   * forgotten the order is read from the shop, and told as it is now. Throws as `FindOrder` does,
   * what the shop's client throws, and `OrderForgottenError`.
   */
  async execute(
    storeId: string,
    orderId: number,
    { reason, origin }: { readonly reason: string; readonly origin: SyncRequestOrigin },
  ): Promise<Republished> {
    const order = await this.find.execute(storeId, orderId);
    const request = { orderId, reason };
    return this.audited.perform(
      { storeId, action: 'orders.republish', origin, request },
      async () => {
        const content = order.order === null ? await this.readAgain(storeId, orderId) : null;
        const eventIds = await this.history.republish(storeId, orderId, content);
        this.relay.start();
        return { storeId, orderId, eventIds };
      },
    );
  }

  private async readAgain(storeId: string, orderId: number) {
    // What has changed since is told by an event of its own.
    await this.read.execute(storeId, [orderId]);
    const order = await this.stores.open(storeId).orders.get(orderId);
    if (order === null) throw new OrderForgottenError(orderId);
    return { ...order, storeId };
  }
}
