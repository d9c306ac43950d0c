import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { pauseLeftMs } from '../../domain/lane/breaker';
import { SIDES, type Side } from '../../domain/lane/lane-state';
import type { BacklogPart } from '../../domain/lane/lane.repository';
import { SYNC_TYPES } from '../../domain/ledger/sync-type';
import { LedgerReadings, type StoreReading } from './ledger-readings';
import { StoreGauges } from './store-gauges';

const PHASES = ['closed', 'open', 'half-open'] as const;

/**
 * How every store stands, read from the ledger when somebody scrapes. Every process tells the same.
 * While the ledger cannot be asked, the gauges are missing and the rest of the metrics is there.
 */
@Injectable()
export class LedgerGauges extends StoreGauges {
  constructor(metrics: Metrics, readings: LedgerReadings) {
    super(metrics, readings);
    this.byBacklog();
    this.byCalls();
    this.byPace();
    this.byBreaker();
  }

  private byBacklog(): void {
    this.byType('wc_sync_pending_items', 'Items that wait', 'pending');
    this.byType('wc_sync_failed_items', 'Items that failed and wait to be mended', 'failed');
    this.byStore(
      'wc_sync_overdue_items',
      'Items past their deadline that wait or are in a call',
      ({ backlog }) =>
        backlog.reduce(
          (sum, { status, overdue }) => (status === 'failed' ? sum : sum + overdue),
          0,
        ),
    );
    this.byStore(
      'wc_sync_oldest_pending_seconds',
      'Since when the oldest waiting item waits; 0 for none',
      ({ backlog, lane }) => {
        const waiting = backlog.filter(({ status }) => status === 'pending');
        return Math.max(
          0,
          ...waiting.map(
            ({ oldestRequestedAt }) =>
              (lane.readAt.getTime() - oldestRequestedAt.getTime()) / 1_000,
          ),
        );
      },
    );
  }

  private byCalls(): void {
    this.byStore(
      'wc_sync_calls_in_flight',
      'Calls to the shop at this moment, over all processes',
      ({ lane }) => lane.callsInFlight,
    );
    this.byStore(
      'wc_sync_batch_size',
      'Most products in the next call',
      ({ lane }) => lane.batchSize,
    );
    this.byStore(
      'wc_sync_window',
      'Calls that may be in flight at once',
      ({ lane }) => lane.window,
    );
  }

  private byBreaker(): void {
    this.byStore(
      'wc_sync_paused_seconds',
      'For how long nothing is sent yet; 0 while calls flow',
      ({ lane: { breakers, readAt } }) =>
        Math.max(...SIDES.map((side) => pauseLeftMs(breakers[side], readAt))) / 1_000,
    );
    this.byPhase(
      'wc_sync_breaker_phase',
      '1 for the phase that the shop’s breaker is in, 0 for the others',
      'store',
    );
    this.byPhase(
      'wc_sync_erp_breaker_phase',
      '1 for the phase that the ERP’s breaker is in, 0 for the others',
      'erp',
    );
  }

  private byPace(): void {
    const seconds = (ms: number | null | undefined): number => (ms ?? NaN) / 1_000;
    this.byStore(
      'wc_sync_call_fixed_seconds',
      'What a call takes alone whatever it brings; NaN before the first',
      ({ lane }) => seconds(lane.costs?.fixedMs),
    );
    this.gauge(
      'wc_sync_call_item_seconds',
      'What each item adds to a call, by what is done with it',
      ['store', 'kind'],
      (gauge, { store, lane }) => {
        for (const [kind, ms] of Object.entries(lane.costs?.perItemMs ?? {})) {
          gauge.set({ store, kind }, seconds(ms));
        }
      },
    );
    this.byStore(
      'wc_sync_call_slowdown',
      'How many times longer full calls take now than alone',
      ({ lane }) => lane.slowdown,
    );
    this.byStore(
      'wc_sync_canary_now_seconds',
      'A cheap read of the shop while we are at work; NaN before the first',
      ({ lane }) => seconds(lane.guest.nowMs),
    );
    this.byStore(
      'wc_sync_canary_idle_seconds',
      'A cheap read of the shop with no call of ours in flight; NaN before the first',
      ({ lane }) => seconds(lane.guest.idleMs),
    );
    this.byStore(
      'wc_sync_shop_part',
      'The most of the shop that its visitors leave us, 0 to 1',
      ({ lane }) => lane.guest.part,
    );
  }

  private byPhase(name: string, help: string, side: Side): void {
    this.gauge(name, help, ['store', 'phase'], (gauge, { store, lane }) => {
      const present = lane.breakers[side].phase;
      for (const phase of PHASES) gauge.set({ store, phase }, present === phase ? 1 : 0);
    });
  }

  private byStore(name: string, help: string, valueOf: (reading: StoreReading) => number): void {
    this.gauge(name, help, ['store'], (gauge, reading) => {
      gauge.set({ store: reading.store }, valueOf(reading));
    });
  }

  private byType(name: string, help: string, status: BacklogPart['status']): void {
    this.gauge(name, help, ['store', 'type'], (gauge, { store, backlog }) => {
      for (const type of SYNC_TYPES) {
        const part = backlog.find(
          (candidate) => candidate.status === status && candidate.syncType === type,
        );
        gauge.set({ store, type }, part?.count ?? 0);
      }
    });
  }
}
