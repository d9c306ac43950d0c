import { textOf, type Strictness } from '../texts/coercions';
import { isSent, type Params } from '../rest/rest-call';
import type { Shop } from '../state/shop';
import type { ShopChanges } from '../state/shop-changes';
import { gmtText } from '../state/shop-time';
import { StoreError } from '../http/store-error';
import { withPlaces } from '../texts/decimal';
import { floatOf, isEmpty } from '../texts/php';
import { newOrder } from './new-order';
import { OrderNotes } from './notes/order-notes';
import { ORDER_WRITE } from './order-args';
import { OrderIds } from './order-ids';
import { DEMO_CUSTOMER, seededLine, type OrderSeed } from './order-seed';
import { OrderEffects } from './effects/order-effects';
import { countSales } from './effects/order-sales';
import { needsPayment, OrderStatuses, type Transition } from './effects/order-statuses';
import { trashOrder } from './effects/order-trash';
import { OrderStock } from './effects/order-stock';
import { OrderRefunds } from './refunds/order-refunds';
import type { WantedRefund } from './refunds/refund-request';
import type { StoreRefund } from './refunds/store-refund';
import type { ShopTerms } from './settling/shop-terms';
import { isOrderStatus, type StoreOrder } from './store-order';
import { CouponLines } from './totals/coupon-lines';
import { sumOf } from './totals/line-taxes';
import { settleTotals } from './totals/order-totals';
import { OrderTaxes } from './totals/order-taxes';
import { checkCustomer, originOf, type OrderPeers } from './writing/order-fields';
import { OrderWriter } from './writing/order-writer';
import { readSubtotal } from './writing/product-lines';

/** What the shop's orders stand on. */
export interface OrderGrounds extends Shop {
  readonly terms: ShopTerms;
  readonly changes: ShopChanges;
}

/** Fields whose writing reckons the totals anew (fact 26). */
const RECKONING = 'billing shipping line_items shipping_lines fee_lines coupon_lines'.split(' ');

/** The shop's orders, by id, and what can be done with them. */
export class StoreOrders {
  readonly orders = new Map<number, StoreOrder>();
  readonly ids = new OrderIds();
  readonly notes: OrderNotes;
  readonly refunds: OrderRefunds;
  private readonly stock: OrderStock;
  private readonly statuses: OrderStatuses;
  private readonly writer: OrderWriter;
  private readonly taxes: OrderTaxes;
  private readonly coupons: CouponLines;
  private readonly effects: OrderEffects;

  constructor(private readonly grounds: OrderGrounds) {
    const { terms, changes } = grounds;
    this.notes = new OrderNotes(this.ids, grounds.now);
    this.stock = new OrderStock(grounds, this.ids, this.notes, ({ id }) => {
      changes.tell({ resource: 'product', event: 'updated', id });
    });
    this.statuses = new OrderStatuses(grounds, this.notes);
    this.writer = new OrderWriter(grounds, this.ids, this.stock);
    this.taxes = new OrderTaxes(grounds, terms, this.ids);
    this.coupons = new CouponLines(grounds, terms, this.taxes, this.ids);
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
    order.total = withPlaces(sumOf(order.line_items.map(({ total }) => floatOf(total))), decimals);
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
    settleTotals(order, this.taxes, this.grounds);
    try {
      this.coupons.replaceAll(order, params);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.effects.follow(order, this.statuses.set(order, 'checkout-draft'));
      throw new StoreError(error.status, error.code, error.message, {
        new_draft_order_id: order.id,
      });
    }
    const status = params['status'] ?? 'pending';
    this.effects.follow(order, isEmpty(status) ? null : this.statusOf(order, status, strictness));
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
    const draft = structuredClone(kept);
    for (const line of draft.line_items) line.subtotal = readSubtotal(line);
    this.writer.apply({ draft, kept }, params, this.peers());
    checkCustomer(params, this.grounds.terms);
    if (RECKONING.some((field) => isSent(params[field]))) {
      settleTotals(draft, this.taxes, this.grounds);
      Object.assign(kept, structuredClone(draft));
      this.touched(kept, true);
    }
    this.coupons.replaceAll(draft, params);
    const status = params['status'];
    const transition = isEmpty(status) ? null : this.statusOf(draft, status, strictness);
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

  private statusOf(order: StoreOrder, status: unknown, strictness: Strictness): Transition | null {
    const text = textOf(status);
    const isGarbage = !isOrderStatus(text) && text !== 'auto-draft' && text !== 'trash';
    if (
      isGarbage &&
      strictness === 'batch' &&
      !this.grounds.behaviours.has('batch-order-status-garbage-pending')
    )
      throw new StoreError(400, 'rest_invalid_param', 'Invalid parameter(s): status');
    return this.statuses.set(order, text);
  }
}
