import { Injectable } from '@nestjs/common';
import type { OrderCommands } from '../../../domain/orders/commands/order-command';
import { mustCancel, OrderRefusal } from '../../../domain/orders/commands/order-rules';
import { TRASHED } from '../../../domain/orders/order-state';
import { OrderRepository } from '../../../domain/orders/order.repository';
import type { OrderChange, OrderInShop } from '../../ports/shop/orders/shop-order-changes.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { OrderCall, type CommandPass } from './order-call';
import { readOfOrder } from './order-reads';
import { OrderRefunding } from './order-refunding';
import { OrderShipping } from './order-shipping';

/** Where staff see the number of the ERP's document; protected (fact 12). */
const DOCUMENT_META = '_cypher_document';

/** Where they see why the ERP has cancelled an order. */
const REASON_META = '_cypher_cancel_reason';

/** Has the shop follow one command, by how the order is there now. */
@Injectable()
export class OrderFollowing {
  constructor(
    private readonly calls: OrderCall,
    private readonly shipping: OrderShipping,
    private readonly refunding: OrderRefunding,
    private readonly orders: OrderRepository,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Writes what the command asks for and is not there yet. Answers whether anything was written.
   * Throws an error of the item where the order does not let it be done, and the shop's fault.
   * @param before the order's shipments until now
   */
  async follow(pass: CommandPass, before: OrderCommands['shipments']): Promise<boolean> {
    const { command } = pass;
    const { body } = command;
    const inShop = await this.read(pass);
    switch (body.kind) {
      case 'booked':
        return this.book(pass, body.document, inShop);
      case 'shipped':
        return this.shipping.ship(pass, body, inShop, before);
      case 'cancelled':
        return this.cancel(pass, body.reason, inShop);
      case 'refunded':
        return this.refunding.refund(pass, body, inShop.order);
    }
  }

  private async read({ store, command }: CommandPass): Promise<OrderInShop> {
    const { storeId, orderId } = command;
    const inShop = await readOfOrder(store, orderId, () => store.orderChanges.read(orderId));
    if (inShop === null) {
      const isKnown = (await this.orders.findKnown(storeId, [orderId])).size > 0;
      throw isKnown
        ? new OrderRefusal('ORDER_GONE', orderId, 'it was deleted in the shop')
        : new OrderRefusal('ORDER_UNKNOWN', orderId, 'the shop has no order with this id');
    }
    if (inShop.order.status === TRASHED)
      throw new OrderRefusal('ORDER_GONE', orderId, 'it lies in the shop’s trash');
    return inShop;
  }

  private async book(pass: CommandPass, document: string, inShop: OrderInShop): Promise<boolean> {
    const { writesDocuments } = this.policy.orderWriting(pass.command.storeId);
    if (!writesDocuments || inShop.meta.get(DOCUMENT_META) === document) return false;
    return this.change(pass, 'orders.book', { meta: { [DOCUMENT_META]: document } });
  }

  private async cancel(pass: CommandPass, reason: string, inShop: OrderInShop): Promise<boolean> {
    if (!mustCancel(inShop.order)) return false;
    const meta = reason === '' ? {} : { meta: { [REASON_META]: reason } };
    return this.change(pass, 'orders.cancel', { status: 'cancelled', ...meta });
  }

  private async change(pass: CommandPass, action: string, change: OrderChange): Promise<boolean> {
    const { store, command } = pass;
    await this.calls.make(pass, { action, request: { ...change } }, () =>
      store.orderChanges.change(command.orderId, change),
    );
    return true;
  }
}
