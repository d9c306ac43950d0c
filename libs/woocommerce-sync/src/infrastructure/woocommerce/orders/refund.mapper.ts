import type { RefundDetail, RefundedLine } from '../../../domain/orders/order-event';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { OrderFields } from './order-fields';
import { OrderMeta } from './order-meta';
import { OrderNotes } from './order-notes';
import { isRecord } from './order-values';

/** Which line of the order a line of a refund is about (fact 78). */
const REFUNDED_ITEM = '_refunded_item_id';

/**
 * All refunds of an order, with what each gave back of which line; a row that names none is left
 * out. Amounts and pieces are negative in the shop's lines, and positive here.
 * @param rows all of them: whether pieces went back into the stock, only their sum tells
 */
export function toRefunds(rows: readonly unknown[], order: PulledOrder): RefundDetail[] {
  const refunds = rows.flatMap((row) => toRefund(row, order) ?? []);
  const pieces = piecesByLine(refunds);
  return refunds.map((refund) => ({
    ...refund,
    lines:
      refund.lines?.map((line) => ({ ...line, restocked: restocked(line, order, pieces) })) ?? null,
  }));
}

function toRefund(row: unknown, order: PulledOrder): RefundDetail | null {
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
    restocked: null,
  };
}

function piecesByLine(refunds: readonly RefundDetail[]): ReadonlyMap<number, number> {
  const pieces = new Map<number, number>();
  for (const { lineId, quantity } of refunds.flatMap(({ lines }) => lines ?? []))
    if (lineId !== null) pieces.set(lineId, (pieces.get(lineId) ?? 0) + (quantity ?? 0));
  return pieces;
}

/**
 * Of each line the shop counts the pieces that all its refunds put back. Where that is some and not
 * all of them, nobody can tell which.
 */
function restocked(
  { lineId, quantity }: RefundedLine,
  order: PulledOrder,
  pieces: ReadonlyMap<number, number>,
): boolean | null {
  const line = order.lines.find((candidate) => candidate.lineId === lineId);
  if (lineId === null || line === undefined || quantity === null) return null;
  const back = line.restockedStock ?? 0;
  if (back === 0 || quantity === 0) return false;
  return back >= (pieces.get(lineId) ?? 0) ? true : null;
}

function positive(amount: string | null): string | null {
  return amount === null ? null : amount.replace(/^-/, '');
}
