import { textOf } from '../../texts/coercions';
import { gmtText } from '../../state/shop-time';
import type { Shop } from '../../state/shop';
import { StoreError } from '../../http/store-error';
import { decimalText, withPlaces } from '../../texts/decimal';
import { floatOf, isNumeric } from '../../texts/php';
import type { OrderIds } from '../order-ids';
import type { OrderStock } from '../effects/order-stock';
import type { StoreOrder } from '../store-order';
import { sumOf } from '../totals/line-taxes';
import { keptMeta } from '../writing/kept-meta';
import { isInternalOfOrder } from '../writing/internal-keys';
import { RefundLines } from './refund-lines';
import type { WantedRefund } from './refund-request';
import type { StoreRefund } from './store-refund';

/** Ways of paying that the shop has; none of them pays back by itself. */
const GATEWAYS: readonly string[] = ['bacs', 'cheque', 'cod'];

/** The refunds of the shop's orders. */
export class OrderRefunds {
  readonly refunds = new Map<number, StoreRefund>();
  private readonly lines: RefundLines;

  /** @param orders closes an order of which nothing is left to refund */
  constructor(
    private readonly shop: Shop,
    private readonly ids: OrderIds,
    private readonly stock: OrderStock,
    private readonly orders: { readonly close: (order: StoreOrder) => void },
  ) {
    this.lines = new RefundLines(shop, ids);
  }

  /**
   * Refunds an amount, by lines too; the pieces of a line go back into the stock, and the order
   * keeps its status unless nothing is left to refund (fact 26).
   * @throws StoreError 400 below zero; 500 for more than is left, and where the provider cannot pay
   * back
   */
  refund(order: StoreOrder, wanted: WantedRefund): StoreRefund {
    const left = withPlaces(this.leftOf(order), this.shop.settings.decimals);
    const pieces = piecesLeft(order, this.list(order.id));
    checkAmount(wanted.amount, left);
    if (wanted.isPaidBack) throw cannotPayBack(order);
    const refund: StoreRefund = {
      ...this.blank(order, wanted.amount ?? '', wanted.reason),
      ...this.lines.of(order, wanted.lines),
    };
    const kept = { ...refund, total_tax: taxOf(refund) };
    this.refunds.set(kept.id, kept);
    if (wanted.isRestocked && this.shop.behaviours.has('refund-line-restocks'))
      this.restock(order, wanted);
    const isPartial =
      floatOf(left) - floatOf(wanted.amount) > 0 ||
      (wanted.lines.size > 0 && hasFreeLine(order) && pieces - refundedPieces(kept) > 0);
    this.type(kept, isPartial ? 'partial' : 'full');
    if (!isPartial) this.orders.close(order);
    if (this.shop.behaviours.has('refund-keeps-meta'))
      kept.meta_data = keptMeta(
        wanted.meta,
        kept.meta_data,
        () => this.ids.metaOfOrder(),
        isInternalOfOrder,
      );
    return kept;
  }

  /**
   * Refunds everything that is left, without restocking: what the status `refunded` does (fact
   * 26).
   */
  refundRest(order: StoreOrder): boolean {
    const left = this.leftOf(order);
    if (left === 0) return false;
    const refund = this.blank(order, left, 'Order fully refunded.');
    this.refunds.set(refund.id, refund);
    this.type(refund, 'full');
    return true;
  }

  /**
   * The refunds of an order, the newest second first, those of one second in their turn; of all
   * orders without one.
   */
  list(orderId?: number): StoreRefund[] {
    return [...this.refunds.values()]
      .filter((refund) => orderId === undefined || refund.orderId === orderId)
      .sort(
        (a, b) => Date.parse(b.date_created_gmt) - Date.parse(a.date_created_gmt) || a.id - b.id,
      );
  }

  /** Takes a refund back; the stock stays. */
  remove({ id }: StoreRefund): void {
    this.refunds.delete(id);
  }

  /** Forgets the refunds of an order that is gone. */
  forget(orderId: number): void {
    for (const refund of this.list(orderId)) this.remove(refund);
  }

  /** What is left of an order to refund. */
  leftOf({ id, total }: StoreOrder): number {
    const { decimals } = this.shop.settings;
    return floatOf(
      withPlaces(floatOf(total) - sumOf(this.list(id).map(({ taken }) => taken)), decimals),
    );
  }

  private blank({ id }: StoreOrder, amount: string | number, reason: string): StoreRefund {
    return {
      id: this.shop.catalogue.nextId(),
      orderId: id,
      date_created_gmt: gmtText(this.shop.now()),
      amount: decimalText(amount),
      taken: floatOf(amount),
      total_tax: '0',
      reason,
      meta_data: [],
      line_items: [],
      shipping_lines: [],
      fee_lines: [],
      tax_lines: [],
    };
  }

  private restock(order: StoreOrder, { lines }: WantedRefund): void {
    for (const line of order.line_items)
      this.stock.restock(order, line, lines.get(line.id)?.quantity ?? 0);
  }

  private type(refund: StoreRefund, value: 'full' | 'partial'): void {
    refund.meta_data = [
      ...refund.meta_data,
      { id: this.ids.metaOfOrder(), key: '_refund_type', value },
    ];
  }
}

/** PHP compares two texts by value where both are numbers, else letter by letter. */
function checkAmount(amount: string | null, left: string): void {
  if (amount === null) return;
  if (isNumeric(amount) ? floatOf(amount) < 0 : amount < '0') {
    const message = 'Refund amount must be greater than zero.';
    throw new StoreError(500, 'woocommerce_rest_invalid_order_refund', message, {}, { data: 400 });
  }
  const isMore = isNumeric(amount) ? floatOf(amount) > floatOf(left) : amount > left;
  if (isMore) throw cannotRefund('Invalid refund amount.');
}

function cannotPayBack({ payment_method }: StoreOrder): StoreError {
  const isKnown = GATEWAYS.includes(payment_method);
  const problem = isKnown ? 'does not support automatic refunds' : 'does not exist';
  return cannotRefund(`The payment gateway for this order ${problem}.`);
}

// The shop words this one unlike its other errors: `data` is the bare status.
function cannotRefund(message: string): StoreError {
  return new StoreError(
    500,
    'woocommerce_rest_cannot_create_order_refund',
    message,
    {},
    { data: 500 },
  );
}

function taxOf({ tax_lines }: StoreRefund): string {
  return textOf(
    sumOf(tax_lines.map((tax) => floatOf(tax.tax_total) + floatOf(tax.shipping_tax_total))),
  );
}

function piecesLeft({ line_items }: StoreOrder, refunds: readonly StoreRefund[]): number {
  const ordered = sumOf(line_items.map(({ quantity }) => quantity));
  return Math.abs(ordered - sumOf(refunds.map(refundedPieces)));
}

function refundedPieces({ line_items }: StoreRefund): number {
  return sumOf(line_items.map(({ quantity }) => Math.abs(quantity)));
}

function hasFreeLine({ line_items }: StoreOrder): boolean {
  return line_items.some(({ total }) => floatOf(total) === 0);
}
