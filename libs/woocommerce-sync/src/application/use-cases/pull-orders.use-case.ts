import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../domain/breaker';
import { OrderRepository } from '../../domain/order.repository';
import type { PulledOrder } from '../../domain/pulled-order';
import { ISyncRepository } from '../../domain/sync.repository';
import { WatermarkRepository } from '../../domain/watermark.repository';
import { arrivalOf, ORDER_RECEIVED } from '../orders/order-event';
import { OrderAcknowledgement } from '../orders/order-acknowledgement';
import { OrderRelay } from '../orders/order-relay';
import { StoreClients, type OrderPage, type StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';

/**
 * How far each pull reaches back before the last one, in milliseconds. An order that slipped through a page edge while
 * the list moved is met by the next pulls, since each order is in the window of several.
 */
const OVERLAP_MS = 15 * 60_000;

/** Where the first pull starts, before the shop's present time. */
const FIRST_PULL_MS = 30 * 24 * 3_600_000;

/** Times that the pages are read again because orders left the list while it was being read. */
const MOST_PASSES = 3;

const STATUS = 'processing';

/** Fetches the orders that wait to be processed, stores each state of each once, and publishes it. */
@Injectable()
export class PullOrders {
  private readonly logger = new Logger(PullOrders.name);

  constructor(
    private readonly orders: OrderRepository,
    private readonly watermarks: WatermarkRepository,
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly relay: OrderRelay,
    private readonly acknowledgement: OrderAcknowledgement,
  ) {}

  /** Pulls from `since`, or from where the last pull ended. Answers the orders that were new, or new in content. */
  async execute(storeId: string, since: Date | null): Promise<PulledOrder[]> {
    const store = this.stores.get(storeId);
    const watermark = await this.watermarks.find(storeId, 'orders');
    const lastTime = watermark?.getTime() ?? (await this.watermarks.now()).getTime() - FIRST_PULL_MS;
    const from = since ?? new Date(lastTime - OVERLAP_MS);
    const pulled: PulledOrder[] = [];
    let startedAt: Date | null = null;
    for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
      const result = await this.pass(store, storeId, from, pulled);
      startedAt ??= result.shopTime;
      if (!result.moved) break;
    }
    // Only now, with every row committed; and to the time before the first page, by the shop's own clock.
    if (startedAt !== null && since === null) await this.watermarks.move(storeId, 'orders', startedAt);
    this.relay.start();
    if (this.policy.acknowledgesOrders(storeId)) this.acknowledgement.start(storeId);
    return pulled;
  }

  /**
   * What the schedule does: every store, one after the other; a store that fails does not keep the others waiting. One that
   * rests is left alone, and the first pull after that reaches back to the last.
   */
  async executeForAllStores(): Promise<void> {
    for (const storeId of this.stores.ids()) {
      try {
        if (await this.rests(storeId)) continue;
        const pulled = await this.execute(storeId, null);
        if (pulled.length > 0) this.logger.log({ storeId, count: pulled.length }, 'Orders pulled');
      } catch (error) {
        this.logger.error(
          { err: error, storeId },
          'Orders could not be pulled; the next pull makes up for it',
        );
      }
    }
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.repository.laneStatus(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }

  private async pass(
    store: StoreClient,
    storeId: string,
    modifiedAfter: Date,
    pulled: PulledOrder[],
  ): Promise<{ shopTime: Date; moved: boolean }> {
    let moved = false;
    let total = 0;
    let shopTime: Date | null = null;
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const answer = await store.listOrders({ status: STATUS, modifiedAfter, page });
      shopTime ??= answer.shopTime;
      // An order that left the list moved a later one onto a page that was read already.
      if (answer.total < total) moved = true;
      total = answer.total;
      pages = answer.totalPages;
      pulled.push(...(await this.store(storeId, answer)));
    }
    return { shopTime: shopTime ?? modifiedAfter, moved };
  }

  private async store(storeId: string, page: OrderPage): Promise<PulledOrder[]> {
    for (const { orderId, problem } of await this.orders.noteUnreadable(storeId, page.unreadable)) {
      this.logger.error({ storeId, orderId, problem }, 'An order cannot be read and is left out');
    }
    const sold = page.orders.flatMap((order) =>
      order.lines.flatMap((line) => [line.wooCommerceProductId, line.wooCommerceVariationId]),
    );
    const productIds = await this.repository.findProductIds(storeId, [...new Set(sold)]);
    const arrivals = page.orders.map((order) => arrivalOf(withProducts(order, storeId, productIds)));
    return this.orders.store(arrivals, ORDER_RECEIVED, this.policy.acknowledgesOrders(storeId));
  }
}

function withProducts(
  order: PulledOrder,
  storeId: string,
  productIds: ReadonlyMap<number, string>,
): PulledOrder {
  const lines = order.lines.map((line) => ({
    ...line,
    productId:
      productIds.get(line.wooCommerceVariationId) ?? productIds.get(line.wooCommerceProductId) ?? null,
  }));
  return { ...order, storeId, lines, allProductsKnown: lines.every((line) => line.productId !== null) };
}
