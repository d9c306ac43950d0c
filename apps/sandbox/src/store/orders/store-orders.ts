import type { Strictness } from '../coercions';
import type { Shop } from '../shop';
import type { ShopChanges } from '../shop-changes';
import { gmtText } from '../shop-time';
import { StoreError } from '../store-error';
import { sumOf, textOfMinor, minorOf } from './money';
import { newOrder } from './new-order';
import { isOrderStatus, orderBodyOf, type OrderBody } from './order-body';
import { OrderIds } from './order-ids';
import { OrderLines } from './order-lines';
import { OrderRefunds, type RefundBody, type StoreRefund } from './order-refunds';
import { DEMO_CUSTOMER, seededLine, type OrderSeed } from './order-seed';
import { OrderStock } from './order-stock';
import { OrderTotals } from './order-totals';
import { OrderWriter } from './order-writer';
import type { ShopTerms } from './shop-terms';
import type { StoreOrder } from './store-order';

/** What the shop's orders stand on. */
export interface OrderGrounds extends Shop {
  readonly terms: ShopTerms;
  readonly changes: ShopChanges;
}

const NOT_FOUND = { status: 404, message: 'Invalid ID.' };
const PAID = ['processing', 'completed'];

/** The shop's orders, by id, and what can be done with them. */
export class StoreOrders {
  readonly orders = new Map<number, StoreOrder>();
  readonly refunds: OrderRefunds;
  readonly ids = new OrderIds();
  private readonly stock: OrderStock;
  private readonly writer: OrderWriter;

  constructor(private readonly grounds: OrderGrounds) {
    const { catalogue, behaviours, terms, changes } = grounds;
    this.stock = new OrderStock(catalogue, behaviours, this.ids, ({ id }) => {
      changes.tell({ resource: 'product', event: 'updated', id });
    });
    this.refunds = new OrderRefunds(() => catalogue.nextId(), this.ids, this.stock, behaviours);
    const lines = new OrderLines(grounds, this.ids);
    this.writer = new OrderWriter(lines, new OrderTotals(terms, this.ids), terms, this.ids);
  }

  /** Places an order as a customer would: paid, untaxed, at the prices that are said. */
  place(seed: OrderSeed): StoreOrder {
    const at = gmtText(seed.at === undefined ? this.grounds.now() : Date.parse(seed.at));
    const order = Object.assign(this.blank(at, true), structuredClone(DEMO_CUSTOMER), {
      status: seed.status ?? 'processing',
      created_via: 'checkout',
      date_paid_gmt: at,
      line_items: (seed.lines ?? []).map((line) => seededLine(line, this.grounds.catalogue, this.ids)),
    });
    order.total = textOfMinor(sumOf(order.line_items.map(({ total }) => minorOf(total))));
    this.begin(order);
    return order;
  }

  /** @throws StoreError 404 when there is none */
  get(id: number, refusal: { status: number; message: string } = NOT_FOUND): StoreOrder {
    const order = this.orders.get(id);
    if (order !== undefined) return order;
    throw new StoreError(refusal.status, 'woocommerce_rest_shop_order_invalid_id', refusal.message);
  }

  /** POST /orders. @throws StoreError 400, with the draft that is left of it where a coupon is refused */
  create(sent: unknown, strictness: Strictness): StoreOrder {
    const body = orderBodyOf(sent, this.strictnessFor(strictness));
    const order = this.blank(gmtText(this.grounds.now()), false);
    try {
      this.writer.apply(order, body);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'woocommerce_rest_invalid_coupon') throw error;
      throw new StoreError(error.status, error.code, error.message, { new_draft_order_id: order.id });
    }
    this.enter(order, body);
    this.begin(order);
    return order;
  }

  /** PUT /orders/{id}: every write moves its date, an empty one too (facts.md 26). @throws StoreError 400 */
  change(order: StoreOrder, sent: unknown, strictness: Strictness = 'single'): void {
    const body = orderBodyOf(sent, this.strictnessFor(strictness));
    this.writer.apply(order, body);
    this.enter(order, body);
    this.stock.follow(order);
    const isOnlyMeta = Object.keys(body).every((name) => name === 'meta_data' || name === 'id');
    this.touched(order, !isOnlyMeta || this.grounds.behaviours.has('order-meta-bumps-modified'));
  }

  /** Pays money back. @throws StoreError 500 */
  refund(order: StoreOrder, body: RefundBody): StoreRefund {
    const refund = this.refunds.refund(order, body, this.grounds.now());
    if (this.refunds.leftOf(order) === 0n) order.status = 'refunded';
    this.touched(order, this.grounds.behaviours.has('refund-bumps-modified'));
    return refund;
  }

  /** Moves an order into the trash, or removes it for good; neither restocks (facts.md 26). */
  remove(order: StoreOrder, forGood: boolean): void {
    if (!this.grounds.behaviours.has('order-delete-keeps-stock')) this.stock.giveBack(order);
    if (forGood) this.orders.delete(order.id);
    else {
      order.status = 'trash';
      this.grounds.changes.tell({ resource: 'order', event: 'deleted', id: order.id });
    }
  }

  /** Tells of a change of an order, and moves its date where the change does. */
  touched(order: StoreOrder, movesDate: boolean): void {
    if (movesDate) order.date_modified_gmt = gmtText(this.grounds.now());
    this.grounds.changes.tell({ resource: 'order', event: 'updated', id: order.id });
  }

  private blank(at: string, pricesIncludeTax: boolean): StoreOrder {
    return newOrder(this.grounds.catalogue.nextId(), at, this.grounds.settings.currency, pricesIncludeTax);
  }

  private begin(order: StoreOrder): void {
    this.orders.set(order.id, order);
    this.stock.follow(order);
    // A new order is told of twice: the shop saves it once more while it makes it.
    for (const event of ['created', 'updated'] as const) {
      this.grounds.changes.tell({ resource: 'order', event, id: order.id });
    }
  }

  /** Gives an order its new status, and what follows from it but the stock. */
  private enter(order: StoreOrder, { status, set_paid }: OrderBody): void {
    const before = order.status;
    const now = gmtText(this.grounds.now());
    // Only a batch comes here with a status that there is not (facts.md 16).
    if (status !== undefined) order.status = isOrderStatus(status) ? status : 'pending';
    if (set_paid === true && order.status === 'pending') order.status = 'processing';
    if (PAID.includes(order.status)) order.date_paid_gmt ??= now;
    if (order.status === before) return;
    if (order.status === 'completed') order.date_completed_gmt = now;
    if (order.status === 'refunded' && this.grounds.behaviours.has('refunded-status-refunds')) {
      this.refunds.refundRest(order, this.grounds.now());
    }
  }

  private strictnessFor(strictness: Strictness): Strictness {
    return this.grounds.behaviours.has('batch-order-status-garbage-pending') ? strictness : 'single';
  }
}
