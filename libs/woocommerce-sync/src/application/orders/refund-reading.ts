import { Injectable, Logger } from '@nestjs/common';
import type { RefundDetail } from '../../domain/orders/order-event';
import type { KnownOrder } from '../../domain/orders/order.repository';
import type { OrderRefund, PulledOrder } from '../../domain/orders/pulled-order';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { mustBeWell } from '../blame/whose-fault';
import { StoreClients } from '../ports/store-client.port';

/** What is known of an order before its refunds are read. */
export interface BeforeRefunds {
  readonly isTaken: boolean;
  /** Null for an order that was never met. */
  readonly before: KnownOrder | null;
}

/** Reads what the refunds of orders hold, where some were not told of. */
@Injectable()
export class RefundReading {
  private readonly logger = new Logger(RefundReading.name);

  constructor(private readonly stores: StoreClients) {}

  /**
   * The refunds of an order that were not told of, whole; none of an order that is not told of at
   * all. Where a well shop does not give them, as for a plugin, they go without their lines.
   * Throws the shop's fault.
   */
  async newOf(
    order: PulledOrder,
    { isTaken, before }: BeforeRefunds,
  ): Promise<readonly RefundDetail[]> {
    const isTold = isTaken || (before?.version ?? 0) > 0;
    const known = before?.refundIds === null ? order.refunds : [];
    const toldIds = new Set([...(before?.refundIds ?? []), ...known.map(({ id }) => id)]);
    const news = order.refunds.filter(({ id }) => id !== null && !toldIds.has(id));
    if (!isTold || news.length === 0) return [];
    const read = await this.read(order);
    return news.flatMap(
      (refund) => read.find(({ refundId }) => refundId === refund.id) ?? withoutLines(refund),
    );
  }

  private async read(order: PulledOrder): Promise<readonly RefundDetail[]> {
    const { orders, health } = this.stores.get(order.storeId);
    try {
      return await orders.refunds(order);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      if (error.fault !== 'item') await mustBeWell(health, error);
      const { storeId, orderId } = order;
      this.logger.warn(
        { err: error, storeId, orderId },
        'The shop does not give the refunds of an order; they are handed on without their lines',
      );
      return [];
    }
  }
}

/** What an order itself says of its refund. */
function withoutLines({ id, reason, total }: OrderRefund): RefundDetail[] {
  if (id === null) return [];
  const amount = total?.replace(/^-/, '') ?? null;
  return [{ refundId: id, createdAt: null, reason, amount, paidBack: null, lines: null }];
}
