import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { TakeUpEnvironment } from '../../application/use-cases/stores/rules/take-up-environment.use-case';
import { BringRules } from '../../application/use-cases/stores/rules/bring-rules.use-case';

/**
 * Takes up the rules of the environment once, as it starts; and every five seconds, brings new
 * rules of stores to all of their products.
 */
@Injectable()
export class StoreRulesJob {
  private readonly logger = new Logger(StoreRulesJob.name);

  private isTakenUp = false;

  constructor(
    private readonly bringRules: BringRules,
    private readonly takeUp: TakeUpEnvironment,
  ) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('1-59/5 * * * * *', { name: 'store-rules', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      if (!this.isTakenUp) await this.takeUp.execute();
      this.isTakenUp = true;
      await this.bringRules.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'New rules of a store wait; the next look goes on');
    }
  }
}
