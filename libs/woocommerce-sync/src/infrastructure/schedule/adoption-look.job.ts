import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { RunAdoption } from '../../application/adoption/run-adoption';

/** Every five seconds, in each process that works: what nobody carries out is begun anew. */
@Injectable()
export class AdoptionLookJob {
  constructor(private readonly runAdoption: RunAdoption) {}

  /** One tick. */
  @Cron('*/5 * * * * *', { name: 'adoption-look', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    await this.runAdoption.resume();
  }
}
