import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { LookForWork } from '../../application/use-cases/scheduled/look-for-work.use-case';

/** Every five seconds, in each process that delivers. */
@Injectable()
export class WorkLookJob {
  constructor(private readonly lookForWork: LookForWork) {}

  /** One tick. */
  @Cron('*/5 * * * * *', { name: 'work-look', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    await this.lookForWork.execute();
  }
}
