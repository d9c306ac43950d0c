import { Processor } from '@nestjs/bullmq';
import { WatchDrift } from '../../../application/drift/watch-drift';
import { JobHost } from '../jobs/job-host';
import { SOON_TAKEN_OVER } from '../jobs/soon-taken-over';
import { DRIFT_WATCH_QUEUE } from '../signals/queue-names';

/** On the schedule's tick, compares what was changed in every shop since the last time. */
@Processor(DRIFT_WATCH_QUEUE, SOON_TAKEN_OVER)
export class DriftWatchJob extends JobHost {
  constructor(private readonly watch: WatchDrift) {
    super();
  }

  override async process(): Promise<void> {
    await this.watch.execute();
  }
}
