import { gmtText } from '../../state/shop-time';
import type { OrderIds } from '../order-ids';
import { isOrderStatus, type StoreOrder } from '../store-order';

/** Moves an order into the trash, where it remembers what it was and since when it lies there. */
export function trashOrder(order: StoreOrder, ids: OrderIds, now: number): void {
  const row = (key: string, value: string) => ({ id: ids.metaOfOrder(), key, value });
  order.meta_data = [
    ...order.meta_data,
    row('_wp_trash_meta_status', isOrderStatus(order.status) ? `wc-${order.status}` : order.status),
    row('_wp_trash_meta_time', String(Math.floor(now / 1000))),
  ];
  order.status = 'trash';
  order.date_modified_gmt = gmtText(now);
}
