import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { RunAdoption } from '../../../application/adoption/run-adoption';
import { JobHost } from '../jobs/job-host';
import { SOON_TAKEN_OVER } from '../jobs/soon-taken-over';
import { BullMqAdoptionSignal } from '../signals/bullmq-adoption-signal';
import { ADOPTION_QUEUE, type AdoptionJobData } from '../signals/queue-names';

/** Reads shops for adoption. */
@Processor(ADOPTION_QUEUE, SOON_TAKEN_OVER)
export class AdoptionJob extends JobHost implements BeforeApplicationShutdown {
  private endJobs = (): void => undefined;
  private readonly closing = new Promise<void>((resolve) => {
    this.endJobs = resolve;
  });

  constructor(
    private readonly runAdoption: RunAdoption,
    private readonly signal: BullMqAdoptionSignal,
  ) {
    super();
  }

  override async process({ data }: Job<AdoptionJobData>): Promise<void> {
    // One that was given back ends by itself, after what it waits for.
    await Promise.race([this.runAdoption.execute(data.runId), this.closing]);
  }

  /** Gives readings back, so that another process begins them anew at once. */
  async beforeApplicationShutdown(): Promise<void> {
    const retired = this.retire();
    const runIds = await this.runAdoption.close();
    this.endJobs();
    await retired;
    for (const runId of runIds) this.signal.go(runId);
    await this.signal.flush();
  }
}
