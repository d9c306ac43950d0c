import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import type { SyncItem } from '../../domain/ledger/sync-item';
import type { SyncOutcome, SyncStatus } from '../../domain/ledger/sync-item-state';
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
    const counter = <L extends string = never>(
      name: string,
      help: string,
      ...labelNames: L[]
    ): Counter<L> => new Counter({ name, help, labelNames, registers: [registry] });
    this.items = counter(
      'wc_sync_items_settled_total',
      'Items that came back of a call: synced, skipped, superseded, failed, or postponed to a later call',
      ...(['store', 'type', 'outcome'] as const),
    );
    this.calls = counter(
      'wc_sync_write_calls_total',
      'Calls that write to the shop: answered, or the code of what went wrong',
      ...(['store', 'outcome'] as const),
    );
    this.pulled = counter(
      'wc_orders_pulled_total',
      'Orders that were new, or new in content',
      'store',
    );
    this.odd = counter(
      'wc_orders_odd_total',
      'Orders that were new, or new in content, and hold notes on fields that could not be read or are odd',
      'store',
    );
    this.unreadable = counter(
      'wc_orders_unreadable_total',
      'Orders without an id, which cannot be told from others and were left out, each content once',
      'store',
    );
    this.published = counter(
      'wc_order_events_published_total',
      'Events of orders that the broker took',
    );
    this.callSeconds = callDuration(registry);
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

function callDuration(registry: Registry): Histogram<'store'> {
  return new Histogram({
    name: 'wc_sync_write_call_duration_seconds',
    help: 'How long the shop took for a call that writes',
    labelNames: ['store'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
}
