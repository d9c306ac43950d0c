import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { Clock } from '../../../application/ports/clock.port';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import {
  DRIFT_QUEUE,
  DRIFT_WATCH_QUEUE,
  ERP_RECONCILE_QUEUE,
  FULL_SYNC_QUEUE,
  ORDER_CHECK_QUEUE,
  ORDER_PULL_QUEUE,
  RETRY_FAILED_QUEUE,
  STORE_CHECK_QUEUE,
  WEBHOOK_WATCH_QUEUE,
  type ScheduledForStores,
  type QueueName,
} from '../signals/queue-names';
import { StoreSchedules, type StoreSchedule } from '../../stores/store-schedules';
import { SignalSender } from '../signals/signal-sender';
import { TickQueues } from './tick-queues';

/**
 * How long a tick's job is remembered, so that a process whose clock runs late does not repeat it,
 * in seconds.
 */
const TICK_MEMORY_SECONDS = 3_600;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const EVERY_MINUTE = '* * * * *';

/** Of each queue that the clock feeds: the setting that says when. */
const SCHEDULES = {
  [FULL_SYNC_QUEUE]: 'FULL_SYNC_CRON',
  [ERP_RECONCILE_QUEUE]: 'ERP_RECONCILE_CRON',
  [ORDER_PULL_QUEUE]: 'ORDER_PULL_CRON',
  [ORDER_CHECK_QUEUE]: 'ORDER_CHECK_CRON',
  [RETRY_FAILED_QUEUE]: 'RETRY_FAILED_CRON',
  [WEBHOOK_WATCH_QUEUE]: 'WEBHOOK_WATCH_CRON',
  [DRIFT_QUEUE]: 'DRIFT_CRON',
  [DRIFT_WATCH_QUEUE]: 'DRIFT_WATCH_CRON',
  [STORE_CHECK_QUEUE]: 'STORE_CHECK_CRON',
} as const satisfies Partial<Record<QueueName, keyof WooCommerceSyncSettings>>;

type Scheduled = keyof typeof SCHEDULES;

/** Of those the ones that a store may have for itself. */
const OF_STORES = [
  [FULL_SYNC_QUEUE, 'FULL_SYNC_CRON'],
  [DRIFT_QUEUE, 'DRIFT_CRON'],
] as const satisfies readonly (readonly [Scheduled, StoreSchedule])[];

/** The schedule of every minute, which looks at those of stores. */
const STORE_SCHEDULES = 'store-schedules';

/**
 * The schedules whose times are settings. Every process ticks; the job's id names the moment, so
 * BullMQ takes one job of all of them and the work is done once.
 */
@Injectable()
export class ScheduledTicks implements OnApplicationBootstrap {
  private readonly sender = new SignalSender();

  constructor(
    private readonly registry: SchedulerRegistry,
    private readonly settings: WooCommerceSyncSettings,
    private readonly clock: Clock,
    private readonly queues: TickQueues,
    private readonly stores: StoreSchedules,
  ) {}

  onApplicationBootstrap(): void {
    for (const name of Object.keys(SCHEDULES) as Scheduled[]) {
      const queue = this.queues.get(name);
      this.schedule(name, this.settings[SCHEDULES[name]], (jobId) =>
        queue.add('tick', this.dataOf(name), this.onlyOnce(jobId)),
      );
    }
    this.registerCron(STORE_SCHEDULES, EVERY_MINUTE, () => {
      this.tickForStores(this.momentOf(MINUTE_MS));
    });
  }

  /** What a tick carries: nothing, but where stores may have a schedule of their own. */
  private dataOf(name: Scheduled): ScheduledForStores | Record<string, never> {
    const own = OF_STORES.find(([queue]) => queue === name);
    return own === undefined ? {} : { scheduled: true, storeIds: this.stores.followers(own[1]) };
  }

  /** Ticks for the stores whose own schedules do within this minute. */
  private tickForStores(minute: number): void {
    for (const [name, schedule] of OF_STORES)
      for (const storeId of this.stores.due(schedule, minute)) {
        const data: ScheduledForStores = { scheduled: true, storeIds: [storeId] };
        // An id of a job holds no colon.
        const jobId = `tick-${encodeURIComponent(storeId)}-${minute}`;
        this.sender.send(`${name} of ${storeId}`, () =>
          this.queues.get(name).add('tick', data, this.onlyOnce(jobId)),
        );
      }
  }

  private schedule(
    name: string,
    cronTime: string,
    tick: (jobId: string) => Promise<unknown>,
  ): void {
    // A cron of six fields ticks in seconds.
    const grain = cronTime.trim().split(/\s+/).length === 6 ? SECOND_MS : MINUTE_MS;
    this.registerCron(name, cronTime, () => {
      const moment = this.momentOf(grain);
      this.sender.send(name, () => tick(`tick-${moment}`));
    });
  }

  private registerCron(name: string, cronTime: string, onTick: () => void): void {
    const job = CronJob.from({ cronTime, timeZone: 'UTC', onTick });
    this.registry.addCronJob(name, job);
    job.start();
  }

  private momentOf(grain: number): number {
    return Math.floor(this.clock.now().getTime() / grain);
  }

  private onlyOnce(jobId: string): {
    jobId: string;
    removeOnComplete: { age: number };
    removeOnFail: { age: number };
  } {
    const memory = { age: TICK_MEMORY_SECONDS };
    return { jobId, removeOnComplete: memory, removeOnFail: memory };
  }
}
