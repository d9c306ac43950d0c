import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';

/**
 * What every processor of a queue is. A job that fails is forgotten by its queue, since the next tick or sweep makes up
 * for it, so this line is all that is left of it.
 */
export abstract class JobHost extends WorkerHost {
  private readonly logger = new Logger(JobHost.name);

  /** Writes down a job that failed, or that was given up with the process that had it. */
  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.logger.error({ err: error, queue: this.worker.name, job: job?.name }, 'A job failed');
  }
}
