import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { Counter, Histogram } from 'prom-client';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import type { SyncItem, SyncOutcome, SyncStatus } from '../../domain/ledger/sync-item';
import type { ClosedCall } from '../../domain/ledger/sync.repository';
import type { SyncType } from '../../domain/ledger/sync-type';
import { FailureNews } from './failure-news';

/** How many items of a store and type a settlement left in which state. */
export interface SettledItems {
  readonly storeId: string;
  readonly syncType: SyncType;
  readonly status: SyncStatus;
  readonly outcome: SyncOutcome | null;
  readonly count: number;
}

/** Counts what this process has recorded in the ledger, once it is committed. */
@Injectable()
export class SyncCounters {
  private readonly failures = new FailureNews();
  private readonly items: Counter<'store' | 'type' | 'outcome'>;
  private readonly calls: Counter<'store' | 'outcome'>;
  private readonly callSeconds: Histogram<'store'>;
  private readonly pulled: Counter<'store'>;
  private readonly odd: Counter<'store'>;
  private readonly unreadable: Counter<'store'>;
  private readonly published: Counter;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.items = new Counter({
      name: 'wc_sync_items_settled_total',
      help: 'Items that came back of a call: synced, skipped, superseded, failed, or postponed to a later call',
      labelNames: ['store', 'type', 'outcome'],
      registers,
    });
    this.calls = new Counter({
      name: 'wc_sync_write_calls_total',
      help: 'Calls that write to the shop: answered, or the code of what went wrong',
      labelNames: ['store', 'outcome'],
      registers,
    });
    this.callSeconds = new Histogram({
      name: 'wc_sync_write_call_duration_seconds',
      help: 'How long the shop took for a call that writes',
      labelNames: ['store'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    });
    this.pulled = new Counter({
      name: 'wc_orders_pulled_total',
      help: 'Orders that were new, or new in content',
      labelNames: ['store'],
      registers,
    });
    this.odd = new Counter({
      name: 'wc_orders_odd_total',
      help: 'Orders that were new, or new in content, and hold notes on fields that could not be read or are odd',
      labelNames: ['store'],
      registers,
    });
    this.unreadable = new Counter({
      name: 'wc_orders_unreadable_total',
      help: 'Orders without an id, which cannot be told from others and were left out, each content once',
      labelNames: ['store'],
      registers,
    });
    this.published = new Counter({
      name: 'wc_order_events_published_total',
      help: 'Events of orders that the broker took',
      registers,
    });
  }

  /** Records how items ended. */
  itemsSettled(settled: readonly SettledItems[]): void {
    for (const { storeId, syncType, status, outcome, count } of settled) {
      const ended = status === 'pending' ? 'postponed' : (outcome ?? status);
      this.items.inc({ store: storeId, type: syncType, outcome: ended }, count);
    }
  }

  /** Looks at what failed: the first of each kind is told in the log. */
  itemsBooked(items: readonly SyncItem[]): void {
    this.failures.look(items);
  }

  /** Records calls that came back, answered or not. */
  callsArrived(storeId: string, closedCalls: readonly ClosedCall[]): void {
    for (const { errorCode, durationMs } of closedCalls) {
      this.calls.inc({ store: storeId, outcome: errorCode ?? 'answered' });
      this.callSeconds.observe({ store: storeId }, durationMs / 1_000);
    }
  }

  /** Records orders that were stored. */
  ordersPulled(orders: readonly PulledOrder[]): void {
    for (const { storeId, notes } of orders) {
      this.pulled.inc({ store: storeId });
      if (notes.length > 0) this.odd.inc({ store: storeId });
    }
  }

  /** Records orders that could not be read. */
  ordersUnreadable(storeId: string, count: number): void {
    this.unreadable.inc({ store: storeId }, count);
  }

  /** Records events that the broker took. */
  eventsPublished(count: number): void {
    this.published.inc(count);
  }
}
