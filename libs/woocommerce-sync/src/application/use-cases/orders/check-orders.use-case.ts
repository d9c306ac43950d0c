import { Injectable, Logger } from '@nestjs/common';
import {
  OrderCheckRepository,
  type OrderCheck,
  type OrderCheckFindings,
  type OrderStanding,
} from '../../../domain/orders/order-check.repository';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { RepeatedPageError } from '../../../domain/shop.errors';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import type { OrderSummary } from '../../ports/shop/shop-orders.port';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { ReadOrders } from './read-orders.use-case';

/** Far beyond what any shop sells in the days that are counted. */
const MOST_PAGES = 10_000;

/**
 * Orders from before the shop was watched whose news one count tells the ERP at the most. The first
 * count after an upgrade meets three months of them; the next ones tell the rest.
 */
const MOST_EARLIER = 200;

/** How many of these one count may still read, and how many it left. */
interface EarlierOrders {
  allowed: number;
  left: number;
}

const NOTHING: OrderCheckFindings = { inShop: 0, missing: 0, outdated: 0, gone: 0 };

/**
 * Counts the orders of a shop against what is known of them, by their ids and states, and fetches
 * what differs: the proof that no reading has left one out.
 */
@Injectable()
export class CheckOrders {
  private readonly logger = new Logger(CheckOrders.name);

  constructor(
    private readonly checks: OrderCheckRepository,
    private readonly read: ReadOrders,
    private readonly policy: StorePolicy,
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Every store at once: one that is slow or fails keeps no other waiting, and one that rests is
   * left alone.
   */
  async executeForAllStores(): Promise<void> {
    await Promise.all(this.stores.ids().map((storeId) => this.countOne(storeId)));
  }

  /** Throws `ValidationError` for an unknown store, and what the shop's client throws. */
  async execute(storeId: string): Promise<void> {
    const check = await this.checks.begin(storeId, this.policy.orderCheckDays(storeId));
    let found = NOTHING;
    try {
      for await (const part of this.parts(check)) found = sumOf(found, part);
    } catch (error) {
      await this.checks.end(check.id, found, reasonOf(error));
      throw error;
    }
    await this.checks.end(check.id, found, null);
    const { missing, gone } = found;
    if (missing > 0 || gone > 0)
      this.logger.warn(
        { storeId, ...found },
        'Orders of the shop were not known, or are no more in it; they were fetched now',
      );
  }

  private async countOne(storeId: string): Promise<void> {
    try {
      const { breakers, readAt } = await this.lanes.status(storeId);
      if (pauseLeftMs(breakers.store, readAt) === 0) await this.execute(storeId);
    } catch (error) {
      this.logger.error({ err: error, storeId }, 'The orders of a store could not be counted');
    }
  }

  /** What each page of the shop's list brings, and then what no page has. */
  private async *parts(check: OrderCheck): AsyncGenerator<OrderCheckFindings> {
    const { storeId, since: createdAfter } = check;
    const listed: number[] = [];
    const earlier = { allowed: MOST_EARLIER, left: 0 };
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { orders, isLast } = await this.stores
        .get(storeId)
        .orders.summaries({ createdAfter, page });
      listed.push(...orders.map(({ orderId }) => orderId));
      yield await this.fetchDifferent(storeId, orders, earlier);
      if (isLast) {
        this.tellOfEarlier(storeId, earlier);
        yield await this.fetchOthers(check, listed);
        return;
      }
    }
    throw new RepeatedPageError('orders', MOST_PAGES);
  }

  private async fetchDifferent(
    storeId: string,
    orders: readonly OrderSummary[],
    earlier: EarlierOrders,
  ): Promise<OrderCheckFindings> {
    const ids = orders.map(({ orderId }) => orderId);
    const known = await this.checks.findStandings(storeId, ids);
    const missing = ids.filter((id) => !known.has(id));
    const outdated = orders.filter((order) => {
      const standing = known.get(order.orderId);
      return isOutdated(order, standing) && mayBeTold(standing, earlier);
    });
    const different = [...missing, ...outdated.map(({ orderId }) => orderId)];
    await readEach(different, (some) => this.read.execute(storeId, some));
    return {
      inShop: orders.length,
      missing: missing.length,
      outdated: outdated.length,
      gone: 0,
    };
  }

  private tellOfEarlier(storeId: string, { left }: EarlierOrders): void {
    if (left === 0) return;
    this.logger.log(
      { storeId, left },
      'Orders from before the shop was watched have changed; the next counts tell of them',
    );
  }

  /** Only the shop's own answer for an id proves that it is gone; so each is asked for. */
  private async fetchOthers(
    { storeId, since, startedAt }: OrderCheck,
    listed: readonly number[],
  ): Promise<OrderCheckFindings> {
    const made = { after: since, before: startedAt };
    const others = await this.checks.findOthers(storeId, made, listed);
    let gone = 0;
    await readEach(others, async (some) => {
      const news = await this.read.execute(storeId, some);
      gone += news.filter(({ type }) => type === 'deleted').length;
    });
    return { ...NOTHING, gone };
  }
}

/** Orders that are read together: the news of no more are held at once. */
const READ_AT_ONCE = 100;

/**
 * Reads orders, a hundred at a time. Where that fails through one of them they are read by
 * themselves, and those that cannot be are left to the next count.
 */
async function readEach(
  ids: readonly number[],
  read: (some: readonly number[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
    const some = ids.slice(start, start + READ_AT_ONCE);
    try {
      await read(some);
    } catch (error) {
      mustBeOfOne(error);
      for (const id of some) await read([id]).catch(mustBeOfOne);
    }
  }
}

/** Throws what more than one order is to blame for. */
function mustBeOfOne(error: unknown): void {
  if (!(error instanceof WooCommerceError) || error.fault !== 'item') throw error;
}

/** Whether the ERP hears of an order now: of those from before not of all at once. */
function mayBeTold(standing: OrderStanding | undefined, earlier: EarlierOrders): boolean {
  if (standing?.isEarlier !== true) return true;
  if (earlier.allowed === 0) {
    earlier.left += 1;
    return false;
  }
  earlier.allowed -= 1;
  return true;
}

/** Whether the shop shows another state than we know, and no older one. */
function isOutdated(order: OrderSummary, known: OrderStanding | undefined): boolean {
  if (known === undefined) return false;
  const [at, knownAt] = [order.modifiedAt, known.modifiedAt];
  if (at !== null && knownAt !== null && new Date(at) < knownAt) return false;
  return order.status !== known.status;
}

function sumOf(one: OrderCheckFindings, other: OrderCheckFindings): OrderCheckFindings {
  return {
    inShop: one.inShop + other.inShop,
    missing: one.missing + other.missing,
    outdated: one.outdated + other.outdated,
    gone: one.gone + other.gone,
  };
}

function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof WooCommerceError) return { code: error.code, message: error.message };
  return { code: 'UNEXPECTED', message: 'It ended in an unexpected error; see the log' };
}
