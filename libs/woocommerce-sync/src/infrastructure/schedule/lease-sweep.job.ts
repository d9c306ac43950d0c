import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { SweepLeases } from '../../application/use-cases/scheduled/sweep-leases.use-case';

/**
 * Every five seconds, frees what dead processes held. Harmless when several processes do it at
 * once.
 */
@Injectable()
export class LeaseSweepJob {
  constructor(private readonly sweepLeases: SweepLeases) {}

  /** One tick. */
  @Cron('*/5 * * * * *', { name: 'lease-sweep', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    await this.sweepLeases.execute();
  }
}
