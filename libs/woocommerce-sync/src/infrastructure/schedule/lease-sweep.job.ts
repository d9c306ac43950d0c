import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { SweepLeases } from '../../application/use-cases/sweep-leases.use-case';

/** Every 30 seconds, frees what dead processes held. Harmless when several processes do it at once. */
@Injectable()
export class LeaseSweepJob {
  private readonly logger = new Logger(LeaseSweepJob.name);

  constructor(private readonly sweepLeases: SweepLeases) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('*/30 * * * * *', { name: 'lease-sweep', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.sweepLeases.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'The lease sweep failed');
    }
  }
}
