import type { Shop } from '../../state/shop';
import { gmtText } from '../../state/shop-time';
import { StoreError } from '../../http/store-error';
import { textOf, type Strictness } from '../../texts/coercions';
import { floatOf } from '../../texts/php';
import type { OrderNotes } from '../notes/order-notes';
import { productOfLine } from '../order-product';
import { isOrderStatus, ORDER_STATUSES, type StoreOrder } from '../store-order';

/** The way of paying whose orders are done once they are paid: when the goods are handed over. */
const CASH_ON_DELIVERY = 'cod';

/** Statuses out of which a payment leads. */
const PAYABLE: readonly string[] = ['on-hold', 'pending', 'failed', 'cancelled', 'checkout-draft'];
const UNPAID: readonly string[] = ['pending', 'failed', 'checkout-draft'];
/** Statuses that are none to start from. */
const DRAFTS: readonly string[] = ['auto-draft', 'checkout-draft'];

/** A change of status whose effects have not come yet. */
export interface Transition {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether somebody has to do something for an order once it is paid: what is sold is there, and is
 * no file.
 */
export function needsProcessing(order: StoreOrder, shop: Shop): boolean {
  return order.line_items.some((line) => {
    const product = productOfLine(line, shop);
    return product !== undefined && !(product.virtual && product.downloadable);
  });
}

/** Whether an order waits to be paid. */
export function needsPayment({ status, total }: StoreOrder): boolean {
  return UNPAID.includes(status) && floatOf(total) > 0;
}

/** Gives orders their statuses, and the dates that follow from them. */
export class OrderStatuses {
  constructor(
    private readonly shop: Shop,
    private readonly notes: OrderNotes,
  ) {}

  /**
   * Gives an order a status; one that there is not becomes `pending` (fact 16). Null where
   * nothing changes.
   */
  set(order: StoreOrder, status: string): Transition | null {
    const plain = status.startsWith('wc-') ? status.slice(3) : status;
    const to =
      isOrderStatus(plain) || plain === 'auto-draft' || plain === 'trash' ? plain : 'pending';
    const from = order.status === 'auto-draft' ? 'pending' : order.status;
    order.status = to;
    if (from === to) return null;
    this.setDates(order);
    return { from, to };
  }

  /**
   * Gives an order the status that a write names. @throws StoreError 400 for one that there is not,
   * in a batch
   */
  take(order: StoreOrder, status: unknown, strictness: Strictness): Transition | null {
    const text = textOf(status);
    const isGarbage = !isOrderStatus(text) && text !== 'auto-draft' && text !== 'trash';
    const isTaken = this.shop.behaviours.has('batch-order-status-garbage-pending');
    if (isGarbage && strictness === 'batch' && !isTaken)
      throw new StoreError(400, 'rest_invalid_param', 'Invalid parameter(s): status');
    return this.set(order, text);
  }

  /** Takes an order for paid; null where its status does not let it. */
  pay(order: StoreOrder): Transition | null {
    if (!PAYABLE.includes(order.status)) return null;
    order.date_paid_gmt ??= this.nowText();
    const transition = this.set(order, this.statusOncePaid(order));
    const { payment_method_title: title, transaction_id: transaction } = order;
    const isNamed = title !== '' && transaction !== '';
    this.notes.add(order, isNamed ? `Payment via ${title} (${transaction}).` : 'Payment complete.');
    return transition;
  }

  /** Writes down that an order has changed its status. */
  note(order: StoreOrder, { from, to }: Transition): void {
    if (DRAFTS.includes(from)) return;
    this.notes.add(order, `Order status changed from ${nameOf(from)} to ${nameOf(to)}.`);
  }

  private statusOncePaid(order: StoreOrder): string {
    const isDone = order.payment_method === CASH_ON_DELIVERY || !needsProcessing(order, this.shop);
    return isDone ? 'completed' : 'processing';
  }

  private setDates(order: StoreOrder): void {
    const paid = this.statusOncePaid(order);
    const isPaid = order.status === paid || (paid === 'processing' && order.status === 'completed');
    if (isPaid) order.date_paid_gmt ??= this.nowText();
    if (order.status === 'completed') order.date_completed_gmt = this.nowText();
  }

  private nowText(): string {
    return gmtText(this.shop.now());
  }
}

function nameOf(status: string): string {
  return isOrderStatus(status) ? ORDER_STATUSES[status] : status;
}
