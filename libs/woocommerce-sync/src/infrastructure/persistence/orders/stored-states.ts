import type { EntityManager } from 'typeorm';
import type { OrderProgress, OrderState } from '../../../domain/orders/order-state';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { toJsonb } from '../sql/jsonb';
import { HOLD_STOCK } from '../stock/held-stock.statements';
import { NOTE_ORDERS } from '../stock/stock-check.statements';
import {
  ENSURE_STATES,
  FORGET_LINES,
  LOCK_STATES,
  SAVE_LINES,
  SAVE_STATES,
} from './order-state.statements';

/** What a reading found of an order, and what became known by it. */
export interface Seen extends OrderProgress {
  readonly orderId: number;
  /** Null where the shop has it no more. */
  readonly order: PulledOrder | null;
  /** Null where no reading of its content made it known. */
  readonly fingerprint: string | null;
  readonly before: OrderState;
}

/** What is known of each of some orders; nothing yet of one that was never met. */
export interface States {
  get(orderId: number): OrderState;
}

const LONGEST_STATUS = 40;
const LONGEST_NUMBER = 64;

/** Reads what is known of orders, and keeps others from storing any of it until the end. */
export async function lockStates(
  manager: EntityManager,
  storeId: string,
  orderIds: readonly number[],
): Promise<States> {
  await manager.query(ENSURE_STATES, [storeId, orderIds, false]);
  const rows = await manager.query<(OrderState & { orderId: number })[]>(LOCK_STATES, [
    storeId,
    orderIds,
  ]);
  const states = new Map(rows.map(({ orderId, ...state }) => [orderId, state]));
  return {
    get(orderId) {
      const state = states.get(orderId);
      if (state === undefined) throw new Error(`The state of order ${orderId} was not locked`);
      return state;
    },
  };
}

/** Saves what has changed of what is known. */
export async function saveStates(
  manager: EntityManager,
  storeId: string,
  seen: readonly Seen[],
): Promise<void> {
  const changed = seen.filter(({ state, before }) => state !== before);
  if (changed.length === 0) return;
  await manager.query(SAVE_STATES, [storeId, toJsonb(changed.map(rowOf)), idsOf(changed)]);
  // What an order took before it was gone, the shop never put back (fact 26).
  const read = changed.filter(({ order }) => order !== null);
  const lines = read.flatMap(linesOf);
  const before = await linesBefore(manager, storeId, idsOf(read));
  if (lines.length > 0) await manager.query(SAVE_LINES, [storeId, toJsonb(lines)]);
  const moved = read.filter(({ orderId }) => ofOrder(lines, orderId) !== ofOrder(before, orderId));
  await manager.query(HOLD_STOCK, [storeId, idsOf(changed), idsOf(moved)]);
  if (moved.length > 0) await manager.query(NOTE_ORDERS, [storeId, idsOf(moved)]);
}

function idsOf(seen: readonly Seen[]): number[] {
  return seen.map(({ orderId }) => orderId);
}

/** A line as its table has it, as far as it says what the shop took from its stock. */
interface StoredLine {
  readonly order_id: number;
  readonly line_id: number;
  readonly reduced_stock: number;
}

async function linesBefore(
  manager: EntityManager,
  storeId: string,
  orderIds: readonly number[],
): Promise<readonly StoredLine[]> {
  const [rows] = await manager.query<[StoredLine[], number]>(FORGET_LINES, [storeId, orderIds]);
  return rows;
}

/** What an order's lines took, in a form to compare. */
function ofOrder(lines: readonly StoredLine[], orderId: number): string {
  return lines
    .filter(({ order_id }) => order_id === orderId)
    .map(({ line_id, reduced_stock }) => `${line_id}:${reduced_stock}`)
    .sort()
    .join();
}

function rowOf({ orderId, order, fingerprint, state }: Seen): object {
  return {
    order_id: orderId,
    number: order?.number.slice(0, LONGEST_NUMBER) ?? null,
    status: state.status.slice(0, LONGEST_STATUS),
    version: state.version,
    content_digest: state.contentDigest,
    event_id: state.eventId,
    fingerprint: lacksRefunds(state, order) ? null : fingerprint,
    refund_ids: state.refundIds,
    products: state.products,
    modified_at: state.modifiedAt,
    created_at: order?.createdAt ?? null,
    read_at: state.readAt,
  };
}

/** Whether refunds are still to be told: then the next reading counts as new, whatever it finds. */
function lacksRefunds({ version, refundIds }: OrderState, order: PulledOrder | null): boolean {
  const told = refundIds ?? [];
  const lacking = order?.refunds.filter(({ id }) => id !== null && !told.includes(id)) ?? [];
  return version > 0 && lacking.length > 0;
}

/** Lines for which the shop took from its stock and has not put it back (fact 42). */
function linesOf({ orderId, order, state }: Seen): StoredLine[] {
  if (order === null) return [];
  return order.lines.flatMap((line) => {
    const storeProductId = line.wooCommerceVariationId || line.wooCommerceProductId;
    if (line.lineId === null || !storeProductId || !line.reducedStock) return [];
    const sold = state.products[String(line.lineId)];
    return [
      {
        order_id: orderId,
        line_id: line.lineId,
        woocommerce_product_id: storeProductId,
        product_id: sold?.productId ?? null,
        variant_id: sold?.variantId ?? null,
        reduced_stock: line.reducedStock,
      },
    ];
  });
}
