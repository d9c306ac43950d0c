import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { OrderPull } from '../../../domain/orders/order-pull.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { PullOrders } from './pull-orders.use-case';

/** Fetches orders as a person wants it: who it was, and why, stands in the audit. */
@Injectable()
export class PullOrdersNow {
  constructor(
    private readonly pullOrders: PullOrders,
    private readonly stores: StoreClients,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * As `PullOrders.execute`. A store that there is not, or that is not called now, leaves nothing in
   * the audit: else whoever asks could write rows there under any name.
   */
  async execute(
    storeId: string,
    since: Date | null,
    origin: SyncRequestOrigin,
  ): Promise<OrderPull> {
    this.stores.open(storeId);
    return this.audited.perform(
      { storeId, action: 'orders.pull', origin, request: { since } },
      () => this.pullOrders.execute(storeId, since),
      ({ id, orders }) => ({ pullId: id, orders }),
    );
  }
}
