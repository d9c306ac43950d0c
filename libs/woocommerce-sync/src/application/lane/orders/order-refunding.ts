import { Injectable } from '@nestjs/common';
import { canonicalDecimal } from '../../../domain/fields/decimal';
import type { OpenOrderCommand, Repayment } from '../../../domain/orders/commands/order-command';
import { checkRepayment } from '../../../domain/orders/commands/order-rules';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { MadeRefund } from '../../ports/shop/orders/shop-order-changes.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { OrderCall, type CommandPass } from './order-call';
import { readOfOrder } from './order-reads';

/** Tells the shop what the ERP has given back. */
@Injectable()
export class OrderRefunding {
  constructor(
    private readonly calls: OrderCall,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Makes a refund, unless the order has it already. Answers whether it was made. Throws what
   * `OrderCall` throws, and `OrderRefusal`.
   */
  async refund(pass: CommandPass, repayment: Repayment, order: PulledOrder): Promise<boolean> {
    const { store, command } = pass;
    const { orderId } = order;
    if (order.refunds.length > 0) {
      const made = await readOfOrder(store, orderId, () => store.orderChanges.refunds(order));
      // Among those that are not shown may be this one.
      if (made.length < order.refunds.length) throw notAllShown(order, made.length);
      if (made.some((refund) => isOf(command, repayment, refund))) return false;
    }
    checkRepayment(order, repayment);
    const { paysBack } = this.policy.orderWriting(command.storeId);
    const refund = { ...repayment, orderId, madeFor: command.commandId, paysBack };
    await this.calls.make(pass, { action: 'orders.refund', request: refund }, () =>
      store.orderChanges.refund(refund),
    );
    return true;
  }
}

function notAllShown({ orderId, refunds }: PulledOrder, shown: number): WooCommerceError {
  const message = `order ${orderId}: the shop lists ${shown} of its ${refunds.length} refunds`;
  return new WooCommerceError(message, { code: 'ORDER_NOT_READ', retryable: true, fault: 'item' });
}

/**
 * Whether a refund is that of a command: it says so, or a call for it was not seen to end, as in a
 * crash of the shop between the refund and what it says of itself (fact 82).
 */
function isOf(
  { commandId, wasCalled }: OpenOrderCommand,
  { amount, reason }: Repayment,
  refund: MadeRefund,
): boolean {
  if (refund.madeFor !== null) return refund.madeFor === commandId;
  const isAlike =
    refund.reason === reason && canonicalDecimal(refund.amount ?? '') === canonicalDecimal(amount);
  return wasCalled && isAlike;
}
