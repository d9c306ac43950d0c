import type { Shop } from '../../state/shop';
import type { OrderNotes } from '../notes/order-notes';
import { countSales } from './order-sales';
import type { OrderStatuses, Transition } from './order-statuses';
import type { OrderStock } from './order-stock';
import type { OrderRefunds } from '../refunds/order-refunds';
import type { StoreOrder } from '../store-order';

const CLOSED =
  'Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.';

/** What follows from a new status of an order: stock, sales, refunds, and a note of it. */
export class OrderEffects {
  constructor(
    private readonly shop: Shop,
    private readonly parts: {
      readonly stock: OrderStock;
      readonly statuses: OrderStatuses;
      readonly refunds: OrderRefunds;
      readonly notes: OrderNotes;
    },
  ) {}

  /** Lets come what follows. @param isNoted whether the change is written down */
  follow(order: StoreOrder, transition: Transition | null, isNoted = true): void {
    if (transition === null) return;
    const { stock, statuses, refunds, notes } = this.parts;
    stock.follow(order, transition.to);
    countSales(order, this.shop, transition);
    if (transition.to === 'refunded' && this.shop.behaviours.has('refunded-status-refunds')) {
      if (refunds.refundRest(order)) notes.add(order, CLOSED);
    }
    if (isNoted) statuses.note(order, transition);
  }
}
