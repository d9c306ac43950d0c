import { createHash } from 'node:crypto';
import type { OrderPage, FoundOrders } from '../../../application/ports/shop/shop-orders.port';
import type { UnreadableOrder } from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import type { ListPage } from '../client/list-pages';
import type { FieldKeys } from './order-meta';
import { fromWooCommerceOrder } from './order.mapper';
import { isRecord, readId } from './order-values';

/** A page of orders in our terms. */
export function toOrderPage(
  { rows, total, isLast }: ListPage<unknown>,
  shopTime: Date | null,
  fieldKeys: FieldKeys,
): OrderPage {
  return { ...toOrders(rows, fieldKeys), total, isLast, shopTime };
}

/**
 * Orders in our terms. Only what has no id, and so cannot be told from others, is no order and is
 * named apart.
 */
export function toOrders(rows: readonly unknown[], fieldKeys: FieldKeys): FoundOrders {
  const orders: PulledOrder[] = [];
  const unreadable: UnreadableOrder[] = [];
  for (const row of rows) {
    const id = isRecord(row) ? readId(row['id']) : { problem: 'holds no fields' };
    if (isRecord(row) && 'value' in id && id.value > 0)
      orders.push(fromWooCommerceOrder(id.value, row, fieldKeys));
    else
      unreadable.push({ orderId: null, problem: `id: ${problemWith(id)}`, digest: digestOf(row) });
  }
  return { orders, unreadable };
}

function problemWith(id: ReturnType<typeof readId>): string {
  return 'problem' in id ? id.problem : 'is no id';
}

/** When the shop last touched an order is no content of it. */
function digestOf(row: unknown): string {
  const content = JSON.stringify(row, (key, part: unknown) =>
    key.startsWith('date_modified') ? undefined : part,
  );
  return createHash('sha256').update(content).digest('hex');
}
