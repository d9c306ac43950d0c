import { Injectable, Logger } from '@nestjs/common';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import type { OrderNews } from '../../domain/orders/order-event';
import type { OrderArrival } from '../../domain/orders/order-state';
import { OrderRepository, type KnownOrder } from '../../domain/orders/order.repository';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import type { FoundOrders } from '../ports/shop/shop-orders.port';
import { StorePolicy } from '../ports/store-policy.port';
import { arrivalOf, fingerprintOf } from './order-arrival';
import { RefundReading } from './refund-reading';
import { TakenOrders } from './taken-orders';

/** An order as the checkout keeps it until it is ordered. */
const NOT_YET_ORDERED = new Set(['checkout-draft', 'auto-draft']);

/** Where orders come from. */
export interface OrderReadingOrigin {
  readonly storeId: string;
  /** When the reading began, by the ledger's clock. */
  readonly readAt: Date;
  /** Null for a reading of single orders. */
  readonly pullId: string | null;
}

/**
 * Takes orders in as a reading found them: adds the ERP's ids of what was sold and what their
 * refunds hold, and stores what is new of them with the events that tell of it.
 */
@Injectable()
export class OrderIntake {
  private readonly logger = new Logger(OrderIntake.name);

  constructor(
    private readonly orders: OrderRepository,
    private readonly mappings: ProductMappingRepository,
    private readonly policy: StorePolicy,
    private readonly taken: TakenOrders,
    private readonly refunds: RefundReading,
  ) {}

  /** Stores orders; answers what was new of them. Throws what the shop's client throws. */
  async store(read: FoundOrders, origin: OrderReadingOrigin): Promise<readonly OrderNews[]> {
    const { storeId, pullId } = origin;
    await this.noteUnreadable(storeId, read);
    const isTaken = await this.taken.of(storeId);
    const changed = await this.changed(read.orders, storeId);
    if (changed.length === 0) return [];
    const arrivals = await this.arrivalsOf(changed, isTaken, origin);
    const acknowledge = this.policy.acknowledgesOrders(storeId);
    const news = await this.orders.store(storeId, arrivals, { acknowledge, pullId });
    for (const { type, order } of news)
      if (type !== 'refunded' && order !== null) this.tellNotes(order);
    return news;
  }

  private async noteUnreadable(storeId: string, { unreadable }: FoundOrders): Promise<void> {
    for (const { problem } of await this.orders.noteUnreadable(storeId, unreadable)) {
      this.logger.error(
        { storeId, problem },
        'An order without an id cannot be told from others and is left out',
      );
    }
  }

  /** Those of which something may have changed since they were read last. */
  private async changed(
    orders: readonly PulledOrder[],
    storeId: string,
  ): Promise<readonly ChangedOrder[]> {
    const ordered = orders.filter(({ status }) => !NOT_YET_ORDERED.has(status));
    if (ordered.length === 0) return [];
    const ids = ordered.map(({ orderId }) => orderId);
    const known = await this.orders.findKnown(storeId, ids);
    return ordered.flatMap((order) => {
      const before = known.get(order.orderId) ?? null;
      return before?.fingerprint === fingerprintOf(order) ? [] : [{ order, before }];
    });
  }

  private async arrivalsOf(
    changed: readonly ChangedOrder[],
    isTaken: (order: PulledOrder) => boolean,
    { storeId, readAt }: OrderReadingOrigin,
  ): Promise<readonly OrderArrival[]> {
    const orders = changed.map(({ order }) => order);
    const products = await this.mappings.findSoldProducts(storeId, soldIn(orders));
    const arrivals: OrderArrival[] = [];
    for (const { order: read, before } of changed) {
      const order = withProducts(read, storeId, products);
      const taken = isTaken(order);
      const refunds = await this.refunds.newOf(order, { isTaken: taken, before });
      arrivals.push(arrivalOf(order, { isTaken: taken, refunds, readAt }));
    }
    return arrivals;
  }

  /** Without what the shop gave: it may be a customer's. */
  private tellNotes({ storeId, orderId, notes }: PulledOrder): void {
    if (notes.length === 0) return;
    const fields = notes.map(({ field }) => field);
    this.logger.log(
      { storeId, orderId, fields },
      'An order is odd; it is handed on with notes on these fields',
    );
  }
}

interface ChangedOrder {
  readonly order: PulledOrder;
  readonly before: KnownOrder | null;
}

/** The shop's ids of all that orders sold. */
function soldIn(orders: readonly PulledOrder[]): readonly number[] {
  const ids = orders.flatMap(({ lines }) =>
    lines.flatMap((line) => [line.wooCommerceProductId, line.wooCommerceVariationId]),
  );
  return [...new Set(ids)].filter((id): id is number => id !== null && id !== 0);
}

function withProducts(
  order: PulledOrder,
  storeId: string,
  products: Awaited<ReturnType<ProductMappingRepository['findSoldProducts']>>,
): PulledOrder {
  const lines = order.lines.map((line) => {
    const sold =
      products.get(line.wooCommerceVariationId ?? 0) ??
      products.get(line.wooCommerceProductId ?? 0);
    return { ...line, productId: sold?.productId ?? null, variantId: sold?.variantId ?? null };
  });
  return {
    ...order,
    storeId,
    lines,
    allProductsKnown: lines.every((line) => line.productId !== null),
  };
}
