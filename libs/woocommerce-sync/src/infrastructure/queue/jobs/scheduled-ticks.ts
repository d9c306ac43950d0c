import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Queue } from 'bullmq';
import { CronJob } from 'cron';
import { Clock } from '../../../application/ports/clock.port';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import {
  ERP_RECONCILE_QUEUE,
  FULL_SYNC_QUEUE,
  ORDER_PULL_QUEUE,
  RETRY_FAILED_QUEUE,
  type FullSyncJobData,
} from '../signals/queue-names';
import { SignalSender } from '../signals/signal-sender';

/**
 * How long a tick's job is remembered, so that a process whose clock runs late does not repeat it,
 * in seconds.
 */
const TICK_MEMORY_SECONDS = 3_600;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

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
    @InjectQueue(FULL_SYNC_QUEUE) private readonly fullSync: Queue<FullSyncJobData>,
    @InjectQueue(ERP_RECONCILE_QUEUE) private readonly erpReconcile: Queue<Record<string, never>>,
    @InjectQueue(ORDER_PULL_QUEUE) private readonly orderPull: Queue<Record<string, never>>,
    @InjectQueue(RETRY_FAILED_QUEUE) private readonly retryFailed: Queue<Record<string, never>>,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule('full-sync', this.settings.FULL_SYNC_CRON, (jobId) =>
      this.fullSync.add('tick', { scheduled: true }, this.onlyOnce(jobId)),
    );
    this.schedule('erp-reconcile', this.settings.ERP_RECONCILE_CRON, (jobId) =>
      this.erpReconcile.add('tick', {}, this.onlyOnce(jobId)),
    );
    this.schedule('order-pull', this.settings.ORDER_PULL_CRON, (jobId) =>
      this.orderPull.add('tick', {}, this.onlyOnce(jobId)),
    );
    this.schedule('retry-failed', this.settings.RETRY_FAILED_CRON, (jobId) =>
      this.retryFailed.add('tick', {}, this.onlyOnce(jobId)),
    );
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
