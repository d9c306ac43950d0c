import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OrderPage } from '../../application/ports/store-client.port';
import { fromWooCommerceOrder } from './order.mapper';
import type { OrderListReply } from './woocommerce-api.client';

/** A page of orders in our terms; those that could not be read are named with what is wrong. */
export function toOrderPage(reply: OrderListReply): OrderPage {
  const { rows, total, totalPages, answeredAt: shopTime } = reply;
  const orders = reply.orders.flatMap(({ data }) => (data === undefined ? [] : [fromWooCommerceOrder(data)]));
  const unreadable = reply.orders.flatMap(({ error }, position) => {
    if (error === undefined) return [];
    const issue = error.issues[0];
    const orderId = z.object({ id: z.number() }).safeParse(rows[position]).data?.id ?? null;
    const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return [{ orderId, problem, digest: digestOf(rows[position]) }];
  });
  return { orders, unreadable, total, totalPages, shopTime };
}

/** When the shop last touched an order is no content of it. */
function digestOf(row: unknown): string {
  const content = JSON.stringify(row, (key, part: unknown) =>
    key.startsWith('date_modified') ? undefined : part,
  );
  return createHash('sha256').update(content).digest('hex');
}
