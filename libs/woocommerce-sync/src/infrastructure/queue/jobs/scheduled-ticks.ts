import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Queue } from 'bullmq';
import { CronJob } from 'cron';
import { Clock } from '../../../application/ports/clock.port';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import {
  ERP_RECONCILE_QUEUE,
  FULL_SYNC_QUEUE,
  ORDER_PULL_QUEUE,
  type QUEUES,
  RETRY_FAILED_QUEUE,
  WEBHOOK_WATCH_QUEUE,
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
    private readonly modules: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const { settings } = this;
    this.schedule('full-sync', settings.FULL_SYNC_CRON, FULL_SYNC_QUEUE, { scheduled: true });
    this.schedule('erp-reconcile', settings.ERP_RECONCILE_CRON, ERP_RECONCILE_QUEUE);
    this.schedule('order-pull', settings.ORDER_PULL_CRON, ORDER_PULL_QUEUE);
    this.schedule('retry-failed', settings.RETRY_FAILED_CRON, RETRY_FAILED_QUEUE);
    this.schedule('webhook-watch', settings.WEBHOOK_WATCH_CRON, WEBHOOK_WATCH_QUEUE);
  }

  private schedule(
    name: string,
    cronTime: string,
    queueName: (typeof QUEUES)[number],
    data: object = {},
  ): void {
    const queue = this.modules.get<Queue>(getQueueToken(queueName), { strict: false });
    // A cron of six fields ticks in seconds.
    const grain = cronTime.trim().split(/\s+/).length === 6 ? SECOND_MS : MINUTE_MS;
    const job = CronJob.from({
      cronTime,
      timeZone: 'UTC',
      onTick: () => {
        const moment = Math.floor(this.clock.now().getTime() / grain);
        this.sender.send(name, () => queue.add('tick', data, this.onlyOnce(`tick-${moment}`)));
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
