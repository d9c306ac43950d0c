import type { Strictness } from '../texts/coercions';
import { isSent, type Params } from '../rest/rest-call';
import { gmtText } from '../state/shop-time';
import { StoreError } from '../http/store-error';
import { isEmpty } from '../texts/php';
import { newOrder } from './new-order';
import { OrderNotes } from './notes/order-notes';
import { ORDER_WRITE } from './order-args';
import type { OrderGrounds } from './order-grounds';
import { OrderIds } from './order-ids';
import { DEMO_CUSTOMER, seededLine, seededTotal, type OrderSeed } from './order-seed';
import { OrderEffects } from './effects/order-effects';
import { countSales } from './effects/order-sales';
import { needsPayment, OrderStatuses } from './effects/order-statuses';
import { trashOrder } from './effects/order-trash';
import { OrderStock } from './effects/order-stock';
import { OrderRefunds } from './refunds/order-refunds';
import type { WantedRefund } from './refunds/refund-request';
import type { StoreFulfilment } from './fulfilments/store-fulfilment';
import type { StoreRefund } from './refunds/store-refund';
import type { StoreOrder } from './store-order';
import { OrderReckoning } from './totals/order-reckoning';
import { checkCustomer, originOf, type OrderPeers } from './writing/order-fields';
import { OrderWriter } from './writing/order-writer';

/** The shop's orders, by id, and what can be done with them. */
export class StoreOrders {
  readonly orders = new Map<number, StoreOrder>();
  readonly fulfilments = new Map<number, StoreFulfilment>();
  readonly ids = new OrderIds();
  readonly notes: OrderNotes;
  readonly refunds: OrderRefunds;
  private readonly stock: OrderStock;
  private readonly statuses: OrderStatuses;
  private readonly writer: OrderWriter;
  private readonly reckoning: OrderReckoning;
  private readonly effects: OrderEffects;

  constructor(private readonly grounds: OrderGrounds) {
    const { terms, changes } = grounds;
    this.notes = new OrderNotes(this.ids, grounds.now);
    this.stock = new OrderStock(grounds, this.ids, this.notes, ({ id }) => {
      changes.tell({ resource: 'product', event: 'updated', id });
    });
    this.statuses = new OrderStatuses(grounds, this.notes);
    this.writer = new OrderWriter(grounds, this.ids, this.stock);
    this.reckoning = new OrderReckoning(grounds, terms, this.ids);
    this.refunds = new OrderRefunds(grounds, this.ids, this.stock, {
      close: (order) => {
        this.effects.follow(order, this.statuses.set(order, 'refunded'));
      },
    });
    const { stock, statuses, refunds, notes } = this;
    this.effects = new OrderEffects(grounds, { stock, statuses, refunds, notes });
  }

  /** Places an order as a customer would: paid, untaxed, at the prices that are said. */
  place(seed: OrderSeed): StoreOrder {
    const at = gmtText(seed.at === undefined ? this.grounds.now() : Date.parse(seed.at));
    const { decimals } = this.grounds.settings;
    const order = Object.assign(this.blank(at, true), structuredClone(DEMO_CUSTOMER), {
      status: seed.status ?? 'processing',
      created_via: 'checkout',
      date_paid_gmt: at,
      line_items: (seed.lines ?? []).map((line) =>
        seededLine(line, this.grounds.catalogue, this.ids, decimals),
      ),
    });
    order.total = seededTotal(order, decimals);
    this.orders.set(order.id, order);
    this.stock.follow(order, order.status);
    countSales(order, this.grounds, { from: 'pending', to: order.status });
    this.tellOfNew(order);
    return order;
  }

  /** POST /orders. @throws StoreError 400, with the draft of it where one was saved before */
  create(params: Params, strictness: Strictness): StoreOrder {
    const order = this.blank(gmtText(this.grounds.now()), false);
    this.writer.apply({ draft: order, kept: null }, params, this.peers());
    checkCustomer(params, this.grounds.terms);
    order.created_via = originOf(params);
    this.orders.set(order.id, order);
    this.reckoning.settle(order);
    try {
      this.reckoning.replaceCoupons(order, params);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.effects.follow(order, this.statuses.set(order, 'checkout-draft'));
      throw new StoreError(error.status, error.code, error.message, {
        new_draft_order_id: order.id,
      });
    }
    const status = params['status'] ?? 'pending';
    this.effects.follow(
      order,
      isEmpty(status) ? null : this.statuses.take(order, status, strictness),
    );
    if (params['set_paid'] === true) this.effects.follow(order, this.statuses.pay(order), false);
    if (!this.grounds.behaviours.has('order-pending-leaves-stock')) this.stock.take(order);
    this.tellOfNew(order);
    return order;
  }

  /**
   * PUT /orders/{id}: every write moves its date, an empty one too (fact 26).
   * @throws StoreError 400
   */
  change(kept: StoreOrder, params: Params, strictness: Strictness = 'single'): void {
    const draft = this.writer.draftOf(kept);
    this.writer.apply({ draft, kept }, params, this.peers());
    checkCustomer(params, this.grounds.terms);
    if (this.reckoning.isDue(params)) {
      this.reckoning.settle(draft);
      Object.assign(kept, structuredClone(draft));
      this.touched(kept, true);
    }
    this.reckoning.replaceCoupons(draft, params);
    const status = params['status'];
    const transition = isEmpty(status) ? null : this.statuses.take(draft, status, strictness);
    Object.assign(kept, draft);
    this.effects.follow(kept, transition);
    if (params['set_paid'] === true && needsPayment(kept))
      this.effects.follow(kept, this.statuses.pay(kept), false);
    const writesMore = Object.keys(ORDER_WRITE).some(
      (name) => name !== 'meta_data' && isSent(params[name]),
    );
    this.touched(kept, writesMore || this.grounds.behaviours.has('order-meta-bumps-modified'));
  }

  /** Pays money back, and moves the date of the order. @throws StoreError 400, 500 */
  refund(order: StoreOrder, wanted: WantedRefund): StoreRefund {
    const refund = this.refunds.refund(order, wanted);
    this.touched(order, this.grounds.behaviours.has('refund-bumps-modified'));
    return refund;
  }

  /** Moves an order into the trash, or removes it for good; neither restocks (fact 26). */
  remove(order: StoreOrder, forGood: boolean): void {
    if (!this.grounds.behaviours.has('order-delete-keeps-stock')) this.stock.giveBack(order);
    if (forGood) {
      countSales(order, this.grounds, { from: order.status, to: 'trash' });
      this.orders.delete(order.id);
      this.notes.forget(order.id);
      this.refunds.forget(order.id);
      return;
    }
    countSales(order, this.grounds, { from: order.status, to: 'trash' });
    trashOrder(order, this.ids, this.grounds.now());
    this.grounds.changes.tell({ resource: 'order', event: 'deleted', id: order.id });
  }

  /** Tells of a change of an order, and moves its date where the change does. */
  touched(order: StoreOrder, movesDate: boolean): void {
    if (movesDate) order.date_modified_gmt = gmtText(this.grounds.now());
    this.grounds.changes.tell({ resource: 'order', event: 'updated', id: order.id });
  }

  private blank(at: string, pricesIncludeTax: boolean): StoreOrder {
    return newOrder(
      this.grounds.catalogue.nextId(),
      at,
      this.grounds.settings.currency,
      pricesIncludeTax,
    );
  }

  // A new order is told of twice: the shop saves it once more while it makes it.
  private tellOfNew({ id }: StoreOrder): void {
    for (const event of ['created', 'updated'] as const)
      this.grounds.changes.tell({ resource: 'order', event, id });
  }

  private peers(): OrderPeers {
    const { refunds } = this.refunds;
    return {
      hasOrder: (id) => this.orders.has(id) || refunds.has(id),
      currency: this.grounds.settings.currency,
    };
  }
}
