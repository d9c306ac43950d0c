import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { pauseLeftMs } from '../../domain/lane/breaker';
import { LaneRepository } from '../../domain/lane/lane.repository';
import { accountOf } from '../../domain/stock/stock-account';
import {
  StockCheckRepository,
  type DueCheck,
  type EndedCheck,
} from '../../domain/stock/stock-check.repository';
import { StockCounters } from '../ports/stock-counters.port';
import { StoreClients } from '../ports/store-client.port';
import { SyncSignal } from '../ports/sync-signal.port';
import { RecentOrders } from './recent-orders';

/** Products that are looked at together: one list of the shop. */
const MOST_AT_ONCE = 100;

/** What falls due later than this is left to the next look at the ledger, in milliseconds. */
const LOOKED_AT_MS = 5_000;

/** So soon it looks again, in milliseconds: where it took something, and where it did not. */
const AGAIN_MS = { taken: 50, nothing: 1_000 };

/** The ends of what could not be looked at. */
const UNREAD = { kind: 'later', suspicion: null } as const;

/**
 * Accounts for every stock that was written: holds what the shop shows against what it had, what we
 * sent and what its orders took. A sale that a write has erased is found so, and its pieces are
 * written off again by the lane. Any number of processes may do so at once.
 */
@Injectable()
export class StockAccounting implements BeforeApplicationShutdown {
  private readonly logger = new Logger(StockAccounting.name);
  private readonly running = new Map<string, Promise<void>>();
  private readonly alarms = new Map<string, NodeJS.Timeout>();
  private readonly failing = new Set<string>();
  private closing = false;

  constructor(
    private readonly checks: StockCheckRepository,
    private readonly orders: RecentOrders,
    private readonly stores: StoreClients,
    private readonly lanes: LaneRepository,
    private readonly signal: SyncSignal,
    private readonly counters: StockCounters,
  ) {}

  /**
   * Begins with what is due of a store that is called, unless it goes on; returns at once and
   * throws nothing.
   */
  start(storeId: string): void {
    if (this.running.has(storeId) || !this.mayLookAt(storeId)) return;
    const run = this.run(storeId).finally(() => this.running.delete(storeId));
    this.running.set(storeId, run);
  }

  /** Lets what goes on end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const alarm of this.alarms.values()) clearTimeout(alarm);
    await Promise.all(this.running.values());
  }

  private async run(storeId: string): Promise<void> {
    try {
      // The look at the ledger every few seconds begins again.
      if (await this.rests(storeId)) return;
      const leastMs = (await this.lookAtAllDue(storeId)) ? AGAIN_MS.taken : AGAIN_MS.nothing;
      this.failing.delete(storeId);
      const dueMs = await this.checks.nextInMs(storeId);
      if (dueMs !== null && dueMs <= LOOKED_AT_MS) this.wakeIn(Math.max(dueMs, leastMs), storeId);
    } catch (error) {
      // Once until it is well again: while a shop is away, each look fails.
      if (this.failing.has(storeId)) return;
      this.failing.add(storeId);
      this.logger.warn(
        { err: error, storeId },
        'Stocks that were written could not be accounted for; it is tried again',
      );
    }
  }

  /** Answers whether any was. */
  private async lookAtAllDue(storeId: string): Promise<boolean> {
    let any = false;
    for (let taken = MOST_AT_ONCE; taken === MOST_AT_ONCE && this.mayLookAt(storeId);) {
      const due = await this.checks.take(storeId, MOST_AT_ONCE);
      taken = due.length;
      any ||= taken > 0;
      if (taken > 0) await this.lookAt(storeId, due);
    }
    return any;
  }

  private async lookAt(storeId: string, due: readonly DueCheck[]): Promise<void> {
    try {
      const ended = await this.read(storeId, due);
      this.tell(storeId, await this.checks.end(storeId, ended));
      this.tellGivenUp(storeId, ended);
      this.counters.accounted(storeId, ended.filter(({ end }) => end.kind === 'right').length);
    } catch (error) {
      await this.checks.end(
        storeId,
        due.map((check) => ({ ...check, end: UNREAD })),
      );
      throw error;
    }
  }

  /** What the shop shows of them, held against how they stand. Throws faults of the shop. */
  private async read(storeId: string, due: readonly DueCheck[]): Promise<readonly EndedCheck[]> {
    const nothing = due.map((check): EndedCheck => ({ ...check, end: { kind: 'right' } }));
    // Orders first, and how things stand by them; a sale after that only makes the shop show less.
    // Where nobody has ever read them nothing can be told of what they took.
    const known = await this.orders.read(storeId);
    if (known === 'never') return nothing;
    if (known === 'behind') return due.map((check): EndedCheck => ({ ...check, end: UNREAD }));
    const ids = due.map(({ productId }) => productId);
    const standings = await this.checks.standing(storeId, ids);
    const byId = new Map(standings.map((one) => [one.storeProductId, one]));
    const shown = await this.stores.get(storeId).products.readStocks(
      due.map(({ storeProductId, parentProductId, sku }) => ({
        storeProductId,
        variationSku: parentProductId === null ? null : (sku ?? ''),
      })),
    );
    return nothing.map((check): EndedCheck => {
      const standing = byId.get(check.storeProductId);
      const { managed = false, quantity = null } = shown.get(check.storeProductId) ?? {};
      if (standing === undefined) return check;
      return { ...check, end: accountOf(standing, managed ? quantity : null) };
    });
  }

  /** Tells of what is put right now. */
  private tell(storeId: string, mended: readonly EndedCheck[]): void {
    if (mended.length === 0) return;
    for (const { productId, end } of mended) {
      if (end.kind !== 'wrong') continue;
      const { shown, tooMany } = end.suspicion;
      this.logger.warn(
        { storeId, productId, shown, tooMany },
        tooMany > 0
          ? 'A write of stock has erased a sale in the shop; the pieces are taken off again'
          : 'The shop shows fewer pieces than it should; those that are missing are written again',
      );
      this.counters.mended(storeId, tooMany);
    }
    this.signal.wake(storeId);
  }

  private tellGivenUp(storeId: string, ended: readonly EndedCheck[]): void {
    for (const { productId, end } of ended)
      if (end.kind === 'given-up' && end.isNews)
        this.logger.warn(
          { storeId, productId },
          'Something in the shop, as a plugin, sets this stock again after each write; it is left so, and the comparison with the shop tells of it',
        );
  }

  private wakeIn(ms: number, storeId: string): void {
    clearTimeout(this.alarms.get(storeId));
    if (this.closing) return;
    const alarm = setTimeout(() => {
      this.alarms.delete(storeId);
      this.start(storeId);
    }, Math.ceil(ms)).unref();
    this.alarms.set(storeId, alarm);
  }

  private mayLookAt(storeId: string): boolean {
    return !this.closing && this.stores.isCalled(storeId);
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }
}
