import type { Shop } from '../../state/shop';
import type { Transition } from './order-statuses';
import type { StoreOrder } from '../store-order';

const COUNTED: readonly string[] = ['completed', 'processing', 'on-hold'];

/**
 * Counts what an order has sold among the sales of its products, or takes it off again; each once.
 */
export function countSales(order: StoreOrder, shop: Shop, { from, to }: Transition): void {
  const isOff = to === 'trash' || (to === 'cancelled' && COUNTED.includes(from));
  if (isOff ? !order.sales_recorded : order.sales_recorded || !COUNTED.includes(to)) return;
  for (const { product_id, quantity } of order.line_items) {
    const product = shop.catalogue.products.get(product_id);
    if (product !== undefined) product.total_sales += (isOff ? -1 : 1) * Math.abs(quantity);
  }
  order.sales_recorded = !isOff;
}
