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
  type FullSyncJobData,
  type QueueName,
} from '../signals/queue-names';
import { SignalSender } from '../signals/signal-sender';
import { TickQueues } from './tick-queues';

/**
 * How long a tick's job is remembered, so that a process whose clock runs late does not repeat it,
 * in seconds.
 */
const TICK_MEMORY_SECONDS = 3_600;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

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

/** What a tick carries: nothing, but where the queue has other jobs, too. */
const TICK_DATA: Partial<Record<Scheduled, FullSyncJobData>> = {
  [FULL_SYNC_QUEUE]: { scheduled: true },
  [DRIFT_QUEUE]: { scheduled: true },
};

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
  ) {}

  onApplicationBootstrap(): void {
    for (const name of Object.keys(SCHEDULES) as Scheduled[]) {
      const queue = this.queues.get(name);
      this.schedule(name, this.settings[SCHEDULES[name]], (jobId) =>
        queue.add('tick', TICK_DATA[name] ?? {}, this.onlyOnce(jobId)),
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
    const job = CronJob.from({
      cronTime,
      timeZone: 'UTC',
      onTick: () => {
        const moment = Math.floor(this.clock.now().getTime() / grain);
        this.sender.send(name, () => tick(`tick-${moment}`));
      },
    });
    this.registry.addCronJob(name, job);
    job.start();
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
