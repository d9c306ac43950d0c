import { CronTime } from 'cron';
import { ReconcileCatalog } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/reconcile-catalog.use-case';
import { PruneHistory } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/prune-history.use-case';
import { PullOrders } from '../../libs/woocommerce-sync/src/application/use-cases/orders/pull-orders.use-case';
import { RetryFailedItems } from '../../libs/woocommerce-sync/src/application/use-cases/operating/retry-failed-items.use-case';
import { StartScheduledSyncs } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/start-scheduled-syncs.use-case';
import { LookForWork } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { SweepLeases } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { WatchStores } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/watch-stores.use-case';
import type { WooCommerceSyncSettings } from '../../libs/woocommerce-sync/src/woocommerce-sync.settings';
import type { Place } from './agenda';
import type { SimulatedService } from './service';
import { isQuiet, type Standing } from './standing';

const HOUR_MS = 3_600_000;

/** When a schedule of the service ticks in a simulation, of all the times at which it would. */
export interface Ticking {
  /**
   * It ticks after what is done in this place: elsewhere nothing is done that it looks at. Null:
   * only when it is needed.
   */
  readonly follows: Place | null;
  /** It ticks, and ticks again, while it is needed, however long nobody does anything. */
  readonly isNeeded: (standing: Standing) => boolean;
  /**
   * What it does depends on how long ago it ticked last: at the end of a quiet stretch it ticks,
   * too.
   */
  readonly looksBack: boolean;
  /** Unless it is needed, it ticks no more often, in milliseconds. */
  readonly restMs: number;
}

/** Something that the service does at set times. */
export interface Schedule extends Ticking {
  readonly name: string;
  readonly cron: CronTime;
  /**
   * The tick that was found last, and from when on it is the next: cron expressions are slow to
   * read.
   */
  readonly known: { from: number; next: number };
  /** Throws nothing that would end a process: as in the service, the next tick makes up for it. */
  work(): Promise<void>;
}

const AFTER_LIFE: Ticking = { follows: 'both', isNeeded: () => false, looksBack: false, restMs: 0 };

/** What wakes the service by itself, at the times of its settings. */
export function schedulesOf(
  service: SimulatedService,
  settings: WooCommerceSyncSettings,
): Schedule[] {
  const sweep = service.get(SweepLeases);
  const look = service.get(LookForWork);
  const watch = service.get(WatchStores);
  const retry = service.get(RetryFailedItems);
  const prune = service.get(PruneHistory);
  const pull = service.get(PullOrders);
  const reconcile = service.get(ReconcileCatalog);
  const { ERP_RECONCILE_CRON, ORDER_PULL_CRON, RETRY_FAILED_CRON } = settings;
  return [
    // It only tells the log what the ledger knows.
    schedule('watch', '*/5 * * * * *', { restMs: HOUR_MS }, () => watch.execute()),
    // Where nothing waits it has nothing to make up for.
    schedule(
      'sweep',
      '*/30 * * * * *',
      { follows: null, isNeeded: (standing) => !isQuiet(standing) },
      () => sweep.execute().then(() => look.execute()),
    ),
    // Days make something old enough for it.
    schedule('prune', '15 * * * * *', { restMs: 8 * HOUR_MS }, () => prune.execute()),
    schedule('reconcile', ERP_RECONCILE_CRON, { follows: 'erp', looksBack: true }, () =>
      reconcile.executeForAllStores(),
    ),
    schedule('orders', ORDER_PULL_CRON, { follows: 'shop', looksBack: true }, () =>
      pull.executeForAllStores(),
    ),
    schedule(
      'retry',
      RETRY_FAILED_CRON,
      { follows: null, isNeeded: ({ retryable }) => retryable > 0 },
      () => retry.executeForAllStores(),
    ),
  ];
}

/** The night's full sync, which comes whether or not anything has happened. */
export function fullSyncOf(service: SimulatedService, settings: WooCommerceSyncSettings): Schedule {
  const start = service.get(StartScheduledSyncs);
  return schedule('full sync', settings.FULL_SYNC_CRON, {}, () => start.execute());
}

/** When it ticks next after a moment, in milliseconds. */
export function nextTick({ cron, known }: Schedule, after: number): number {
  if (after < known.from || after >= known.next) {
    known.from = after;
    known.next = cron.getNextDateFrom(new Date(after), 'UTC').toMillis();
  }
  return known.next;
}

/** Whether something done in a place gives it something to do. */
export function follows(schedule: Schedule, place: Place): boolean {
  return (
    schedule.follows !== null &&
    (schedule.follows === place || [schedule.follows, place].includes('both'))
  );
}

function schedule(
  name: string,
  cron: string,
  ticking: Partial<Ticking>,
  work: () => Promise<unknown>,
): Schedule {
  return {
    name,
    cron: new CronTime(cron, 'UTC'),
    known: { from: 0, next: 0 },
    ...AFTER_LIFE,
    ...ticking,
    work: async () => {
      await work().catch(() => undefined);
    },
  };
}
