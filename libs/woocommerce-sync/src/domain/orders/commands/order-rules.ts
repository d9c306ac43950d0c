import { compareDecimals, isPlainDecimal, sumDecimals } from '../../fields/decimal';
import { WooCommerceError } from '../../woocommerce.errors';
import type { RefundDetail } from '../order-event';
import type { PulledOrder } from '../pulled-order';
import type { LinePieces, Repayment, Shipment } from './order-command';

/** The shop's state does not let what the ERP says of an order be done. */
export class OrderRefusal extends WooCommerceError {
  constructor(code: string, orderId: number, problem: string) {
    super(`order ${orderId}: ${problem}`, { code, retryable: false, fault: 'item' });
  }
}

/** Statuses of what is not paid, or not ordered yet. */
const UNPAID: ReadonlySet<string> = new Set(['pending', 'failed', 'checkout-draft', 'auto-draft']);

/** Statuses that an order does not leave for the sake of a parcel. */
const ENDED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'refunded']);

/** Statuses out of which an order may be cancelled. */
const CANCELLABLE: ReadonlySet<string> = new Set(['pending', 'on-hold', 'processing']);

/** Whether a status has to be written for an order to be cancelled. @throws OrderRefusal */
export function mustCancel({ orderId, status }: PulledOrder): boolean {
  if (status === 'cancelled') return false;
  if (CANCELLABLE.has(status)) return true;
  throw new OrderRefusal(
    'ORDER_NOT_CANCELLABLE',
    orderId,
    `it is ${status} in the shop; only what is pending, on hold or processing can be cancelled`,
  );
}

/** What a shipment comes to. */
export interface ShippingStep {
  /** The pieces that it takes along. */
  readonly lines: readonly LinePieces[];
  /** Whether nothing is left to ship then. */
  readonly isWhole: boolean;
  /** The status that the order gets; null: it keeps its own. */
  readonly status: string | null;
}

/**
 * What a shipment comes to. An order moves forward only, and only once all of it is shipped.
 * @param before the order's shipments until now
 * @param refunds its refunds: what was given back need not be shipped
 * @param shippedStatus the status of an order that is shipped
 * @throws OrderRefusal where the order is not to be shipped, or not so
 */
export function shippingStep(
  order: PulledOrder,
  shipment: Shipment,
  known: { readonly before: readonly Shipment[]; readonly refunds: readonly RefundDetail[] },
  shippedStatus: string,
): ShippingStep {
  const { orderId, status } = order;
  if (UNPAID.has(status) || status === 'cancelled' || status === 'refunded')
    throw new OrderRefusal('ORDER_NOT_SHIPPABLE', orderId, `it is ${status} in the shop`);
  const left = piecesLeft(order, known);
  const lines = shipment.lines ?? piecesOf(left);
  if (shipment.lines === null && lines.length === 0 && known.before.length > 0)
    throw new OrderRefusal('ORDER_SHIPS_TOO_MUCH', orderId, 'nothing of it is left to be shipped');
  for (const { lineId, quantity } of lines) {
    const ofLine = left.get(lineId);
    if (ofLine === undefined) throw unknownLine(orderId, lineId);
    if (quantity > ofLine) {
      const problem = `${quantity} of line ${lineId} are shipped, and ${ofLine} are left to be`;
      throw new OrderRefusal('ORDER_SHIPS_TOO_MUCH', orderId, problem);
    }
    left.set(lineId, ofLine - quantity);
  }
  const isWhole = [...left.values()].every((quantity) => quantity === 0);
  const moves = isWhole && status !== shippedStatus && !ENDED.has(status);
  return { lines, isWhole, status: moves ? shippedStatus : null };
}

/** Checks that the order lets so much be given back. @throws OrderRefusal */
export function checkRepayment(order: PulledOrder, repayment: Repayment): void {
  const { orderId, status, total } = order;
  if (UNPAID.has(status))
    throw new OrderRefusal('ORDER_NOT_REFUNDABLE', orderId, `it is ${status} in the shop`);
  for (const { lineId, quantity } of repayment.lines) {
    const line = order.lines.find((candidate) => candidate.lineId === lineId);
    if (line === undefined) throw unknownLine(orderId, lineId);
    if (quantity > (line.quantity ?? Infinity)) {
      const problem = `${quantity} of line ${lineId} come back, and ${line.quantity} were ordered`;
      throw new OrderRefusal('ORDER_REFUNDS_TOO_MUCH', orderId, problem);
    }
  }
  if (total === null || !isPlainDecimal(total)) return;
  const before = order.refunds
    .map((refund) => (refund.total ?? '0').replace(/^-/, ''))
    .filter(isPlainDecimal)
    .reduce(sumDecimals, '0');
  if (compareDecimals(sumDecimals(before, repayment.amount), total) > 0) {
    const problem = `${repayment.amount} is given back, ${before} was before, and it came to ${total}`;
    throw new OrderRefusal('ORDER_REFUNDS_TOO_MUCH', orderId, problem);
  }
}

/** By line, how many pieces are neither shipped nor given back. */
function piecesLeft(
  { lines }: PulledOrder,
  { before, refunds }: Parameters<typeof shippingStep>[2],
): Map<number, number> {
  const left = new Map<number, number>();
  for (const { lineId, quantity } of lines) if (lineId !== null) left.set(lineId, quantity ?? 0);
  const take = (lineId: number | null, quantity: number | null): void => {
    const ofLine = left.get(lineId ?? 0);
    if (ofLine !== undefined) left.set(lineId ?? 0, Math.max(0, ofLine - (quantity ?? 0)));
  };
  for (const refund of refunds)
    for (const { lineId, quantity } of refund.lines ?? []) take(lineId, quantity);
  for (const shipment of before) {
    if (shipment.lines === null) for (const lineId of left.keys()) left.set(lineId, 0);
    else for (const { lineId, quantity } of shipment.lines) take(lineId, quantity);
  }
  return left;
}

function piecesOf(left: ReadonlyMap<number, number>): LinePieces[] {
  return [...left].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
}

function unknownLine(orderId: number, lineId: number): OrderRefusal {
  return new OrderRefusal('ORDER_LINE_UNKNOWN', orderId, `it has no line ${lineId}`);
}
