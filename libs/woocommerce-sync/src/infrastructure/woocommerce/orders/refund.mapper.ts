import type { RefundDetail, RefundedLine } from '../../../domain/orders/order-event';
import type { OrderLine, PulledOrder } from '../../../domain/orders/pulled-order';
import { OrderFields } from './order-fields';
import { OrderMeta } from './order-meta';
import { OrderNotes } from './order-notes';
import { isRecord } from './order-values';

/** Which line of the order a line of a refund is about. */
const REFUNDED_ITEM = '_refunded_item_id';

/**
 * A refund of an order, with what it gave back of each line; null for a row that names none. Its
 * amounts and pieces are negative in the shop's lines, and positive here.
 */
export function toRefund(row: unknown, order: PulledOrder): RefundDetail | null {
  if (!isRecord(row)) return null;
  const refund = new OrderFields(row, new OrderNotes());
  const refundId = refund.id('id');
  if (refundId === null || refundId === 0) return null;
  return {
    refundId,
    createdAt: refund.time('date_created_gmt'),
    reason: refund.text('reason'),
    amount: positive(refund.money('amount')),
    paidBack: refund.flag('refunded_payment'),
    lines: refund.list('line_items', (line) => toLine(line, order)),
  };
}

function toLine(line: OrderFields, order: PulledOrder): RefundedLine {
  const lineId = new OrderMeta(line.raw('meta_data')).number(REFUNDED_ITEM);
  const quantity = line.number('quantity');
  const of = order.lines.find((candidate) => candidate.lineId === lineId);
  return {
    lineId,
    productId: of?.productId ?? null,
    variantId: of?.variantId ?? null,
    sku: line.text('sku'),
    name: line.text('name'),
    quantity: quantity === null ? null : Math.abs(quantity),
    total: positive(line.money('total')),
    totalTax: positive(line.money(['total_tax', 'totalTax'])),
    restocked: quantity === null || of === undefined ? null : isRestocked(of, Math.abs(quantity)),
  };
}

/**
 * The shop counts by line how many pieces of all refunds went back into its stock: none, or enough
 * for this one while it took none of them itself.
 */
function isRestocked(
  { restockedStock, quantity, reducedStock }: OrderLine,
  pieces: number,
): boolean | null {
  if (pieces === 0 || (restockedStock ?? 0) === 0) return false;
  const isAll =
    restockedStock === pieces || (quantity ?? 0) - (reducedStock ?? 0) === restockedStock;
  return isAll ? true : null;
}

function positive(amount: string | null): string | null {
  return amount === null ? null : amount.replace(/^-/, '');
}
