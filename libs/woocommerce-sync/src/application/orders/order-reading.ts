import { Injectable } from '@nestjs/common';
import type { OrderPull } from '../../domain/orders/order-pull.repository';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { RepeatedPageError } from '../../domain/shop.errors';
import type { OrderPage } from '../ports/shop/shop-orders.port';
import { StoreClients } from '../ports/store-client.port';
import { OrderIntake } from './order-intake';
import type { ShopClock } from './order-window';

/** Times that the pages are read again because orders left the list while it was being read. */
const MOST_PASSES = 3;

/** Far beyond what any list has: where nothing says which page is the last, something has to. */
const MOST_PAGES = 10_000;

/** What a reading has seen of the shop's clock. */
type Seen = Omit<ShopClock, 'now'>;

/**
 * Reads the orders of a pull page by page, and stores each page before it asks for the next: none
 * is held.
 */
@Injectable()
export class OrderReading {
  constructor(
    private readonly intake: OrderIntake,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Reads all of them, in whatever status. Throws what the shop's client throws.
   * @param readAt when the reading begins, by the ledger's clock
   */
  async read(pull: OrderPull, readAt: Date): Promise<Seen> {
    let seen: Seen = { shopTime: null, newest: null };
    for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
      const result = await this.pass(pull, readAt);
      seen = {
        shopTime: pass === 1 ? result.shopTime : seen.shopTime,
        newest: later(seen.newest, result.newest),
      };
      if (!result.moved) break;
    }
    return seen;
  }

  private async pass(pull: OrderPull, readAt: Date): Promise<Seen & { readonly moved: boolean }> {
    const { orders } = this.stores.get(pull.storeId);
    let seen: Seen = { shopTime: null, newest: null };
    let moved = false;
    let total = 0;
    let read = 0;
    let before: OrderPage | null = null;
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const answer = await orders.list({ modifiedAfter: pull.since, page });
      const rows = answer.orders.length + answer.unreadable.length;
      read += rows;
      // Behind its last page a list says that it has nothing (fact 65).
      const isBehind = rows === 0 && read >= total;
      // An order that left the list moved a later one onto a page that was read already.
      if (!isBehind && answer.total !== null && answer.total < total) moved = true;
      total = answer.total ?? total;
      const { storeId, id: pullId } = pull;
      await this.intake.store(answer, { storeId, pullId, readAt });
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
