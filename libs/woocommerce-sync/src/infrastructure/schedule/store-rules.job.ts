import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BringRules } from '../../application/use-cases/stores/rules/bring-rules.use-case';

/** Every five seconds, brings new rules of stores to all of their products. */
@Injectable()
export class StoreRulesJob {
  private readonly logger = new Logger(StoreRulesJob.name);

  constructor(private readonly bringRules: BringRules) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('1-59/5 * * * * *', { name: 'store-rules', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.bringRules.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'New rules of a store wait; the next look goes on');
    }
  }
}
