import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { OrderPull } from '../../../domain/orders/order-pull.repository';
import { AuditedAction } from '../../audit/audited-action';
import { PullOrders } from './pull-orders.use-case';

/** Fetches orders as a person wants it: who it was, and why, stands in the audit. */
@Injectable()
export class PullOrdersNow {
  constructor(
    private readonly pullOrders: PullOrders,
    private readonly audited: AuditedAction,
  ) {}

  /** As `PullOrders.execute`. */
  execute(storeId: string, since: Date | null, origin: SyncRequestOrigin): Promise<OrderPull> {
    return this.audited.perform(
      { storeId, action: 'orders.pull', origin, request: { since } },
      () => this.pullOrders.execute(storeId, since),
      ({ id, orders }) => ({ pullId: id, orders }),
    );
  }
}
