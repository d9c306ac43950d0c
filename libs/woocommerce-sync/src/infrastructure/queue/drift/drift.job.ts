import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { RunDrift } from '../../../application/drift/run-drift';
import { StartDrift } from '../../../application/use-cases/drift/start-drift.use-case';
import { JobHost } from '../jobs/job-host';
import { SOON_TAKEN_OVER } from '../jobs/soon-taken-over';
import { BullMqDriftSignal } from '../signals/bullmq-drift-signal';
import { DRIFT_QUEUE, type DriftJobData } from '../signals/queue-names';

/** Carries comparisons out; on the schedule's tick, one of every whole shop. */
@Processor(DRIFT_QUEUE, SOON_TAKEN_OVER)
export class DriftJob extends JobHost implements BeforeApplicationShutdown {
  private endJobs = (): void => undefined;
  private readonly closing = new Promise<void>((resolve) => {
    this.endJobs = resolve;
  });

  constructor(
    private readonly runDrift: RunDrift,
    private readonly startDrift: StartDrift,
    private readonly signal: BullMqDriftSignal,
  ) {
    super();
  }

  override async process({ data }: Job<DriftJobData>): Promise<void> {
    const work =
      'runId' in data ? this.runDrift.execute(data.runId) : this.compareAll(data.storeIds);
    // A comparison that was given back ends by itself, after what it waits for.
    await Promise.race([work, this.closing]);
  }

  /** Gives comparisons back, so that another process begins them anew at once. */
  async beforeApplicationShutdown(): Promise<void> {
    const retired = this.retire();
    const runIds = await this.runDrift.close();
    this.endJobs();
    await retired;
    for (const runId of runIds) this.signal.go(runId);
    await this.signal.flush();
  }

  private async compareAll(storeIds?: readonly string[]): Promise<void> {
    for (const { id } of await this.startDrift.executeForStores('whole', storeIds))
      await this.runDrift.execute(id);
  }
}
