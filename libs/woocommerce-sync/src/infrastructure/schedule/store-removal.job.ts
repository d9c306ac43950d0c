import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { ForgetStores } from '../../application/use-cases/stores/forget-stores.use-case';

/** Every five seconds, goes on with the removal of stores. */
@Injectable()
export class StoreRemovalJob {
  private readonly logger = new Logger(StoreRemovalJob.name);

  constructor(private readonly forgetStores: ForgetStores) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('3-59/5 * * * * *', { name: 'store-removal', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.forgetStores.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'A store could not be removed; the next look goes on');
    }
  }
}
