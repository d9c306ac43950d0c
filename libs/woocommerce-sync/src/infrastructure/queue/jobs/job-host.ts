import { setTimeout as wait } from 'node:timers/promises';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { OutageLog } from '../signals/outage-log';

/** How long a worker may take to let go of its queue. */
const RETIREMENT_MS = 1_000;

/**
 * What every processor of a queue is. A job that fails is forgotten by its queue, since the next
 * tick or sweep makes up for it, so this line is all that is left of it.
 */
export abstract class JobHost extends WorkerHost {
  private readonly logger = new Logger(JobHost.name);
  private readonly outages = new OutageLog(this.logger);

  /** Writes down a job that failed, or that was given up with the process that had it. */
  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.logger.error({ err: error, queue: this.worker.name, job: job?.name }, 'A job failed');
  }

  /**
   * Hears of a lost connection; without a listener BullMQ writes each fault to standard error, with
   * its stack.
   */
  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.outages.fail(`worker of ${this.worker.name}`, error);
  }

  /**
   * Takes no more jobs. Resolves when those under way have ended, or after a second: a broker that
   * is away lets nobody go.
   */
  protected async retire(): Promise<void> {
    await Promise.race([this.worker.close(), wait(RETIREMENT_MS, undefined, { ref: false })]);
  }
}
