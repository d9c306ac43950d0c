import { Injectable, Logger } from '@nestjs/common';
import type { OrderPull } from '../../domain/orders/order-pull.repository';
import { OrderRepository } from '../../domain/orders/order.repository';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { RepeatedPageError } from '../../domain/shop.errors';
import type { OrderPage } from '../ports/shop/shop-orders.port';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { arrivalOf, ORDER_RECEIVED } from './order-event';
import type { ShopClock } from './order-window';

/** Times that the pages are read again because orders left the list while it was being read. */
const MOST_PASSES = 3;

/** Far beyond what any list has: where nothing says which page is the last, something has to. */
const MOST_PAGES = 10_000;

const STATUS = 'processing';

/** Where orders come from. */
interface OrderSource {
  readonly id: string | null;
  readonly storeId: string;
}

/** What a reading has seen of the shop's clock. */
type Seen = Omit<ShopClock, 'now'>;

/**
 * Reads the orders of a pull page by page, and stores each page before it asks for the next: none
 * is held.
 */
@Injectable()
export class OrderReading {
  private readonly logger = new Logger(OrderReading.name);

  constructor(
    private readonly orders: OrderRepository,
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
  ) {}

  /** Reads all of them. Throws what the shop's client throws. */
  async read(pull: OrderPull): Promise<Seen> {
    let seen: Seen = { shopTime: null, newest: null };
    for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
      const result = await this.pass(pull);
      seen = {
        shopTime: pass === 1 ? result.shopTime : seen.shopTime,
        newest: later(seen.newest, result.newest),
      };
      if (!result.moved) break;
    }
    return seen;
  }

  private async pass(pull: OrderPull): Promise<Seen & { readonly moved: boolean }> {
    const { orders } = this.stores.get(pull.storeId);
    let seen: Seen = { shopTime: null, newest: null };
    let moved = false;
    let total = 0;
    let read = 0;
    let before: OrderPage | null = null;
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const answer = await orders.list({ status: STATUS, modifiedAfter: pull.since, page });
      const rows = answer.orders.length + answer.unreadable.length;
      read += rows;
      // Behind its last page a list says that it has nothing (fact 65).
      const isBehind = rows === 0 && read >= total;
      // An order that left the list moved a later one onto a page that was read already.
      if (!isBehind && answer.total !== null && answer.total < total) moved = true;
      total = answer.total ?? total;
      await this.store(pull, answer);
      seen = {
        shopTime: page === 1 ? answer.shopTime : seen.shopTime,
        newest: answer.orders.map(modifiedAt).reduce(later, seen.newest),
      };
      if (answer.isLast) return { ...seen, moved };
      if (before !== null && isAgain(answer, before)) throw new RepeatedPageError('orders', page);
      if (rows > 0) before = answer;
    }
    throw new RepeatedPageError('orders', MOST_PAGES);
  }

  /**
   * Stores what is new of some orders, each with its event.
   * @param reading the pull that brings them; its id is null where none does
   */
  async store({ id: pullId, storeId }: OrderSource, page: OrderPage): Promise<void> {
    for (const { problem } of await this.orders.noteUnreadable(storeId, page.unreadable)) {
      this.logger.error(
        { storeId, problem },
        'An order without an id cannot be told from others and is left out',
      );
    }
    const sold = page.orders.flatMap((order) =>
      order.lines.flatMap((line) => [line.wooCommerceProductId, line.wooCommerceVariationId]),
    );
    const named = [...new Set(sold)].filter((id): id is number => id !== null && id !== 0);
    const productIds = await this.mappings.findProductIds(storeId, named);
    const arrivals = page.orders.map((order) =>
      arrivalOf(withProducts(order, storeId, productIds)),
    );
    const acknowledge = this.policy.acknowledgesOrders(storeId);
    const stored = await this.orders.store(arrivals, {
      topic: ORDER_RECEIVED,
      acknowledge,
      pullId,
    });
    const isNew = new Set(stored);
    for (const { order, eventId } of arrivals) if (isNew.has(eventId)) this.tellNotes(order);
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

/**
 * Whether a page is one that was read already. By ascending id it begins no higher; where neither
 * holds an order that can be read, it holds the same.
 */
function isAgain(page: OrderPage, before: OrderPage): boolean {
  const [lowest, lowestBefore] = [lowestIdOf(page), lowestIdOf(before)];
  if (lowest !== null && lowestBefore !== null) return lowest <= lowestBefore;
  if (lowest !== null || lowestBefore !== null || page.unreadable.length === 0) return false;
  const digestsBefore = before.unreadable.map(({ digest }) => digest);
  return page.unreadable.every(({ digest }, position) => digest === digestsBefore[position]);
}

function lowestIdOf({ orders }: OrderPage): number | null {
  return orders.length === 0 ? null : Math.min(...orders.map(({ orderId }) => orderId));
}

function modifiedAt({ modifiedAt: at }: PulledOrder): Date | null {
  return at === null ? null : new Date(at);
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function withProducts(
  order: PulledOrder,
  storeId: string,
  productIds: ReadonlyMap<number, string>,
): PulledOrder {
  const lines = order.lines.map((line) => ({
    ...line,
    productId:
      productIds.get(line.wooCommerceVariationId ?? 0) ??
      productIds.get(line.wooCommerceProductId ?? 0) ??
      null,
  }));
  return {
    ...order,
    storeId,
    lines,
    allProductsKnown: lines.every((line) => line.productId !== null),
  };
}
