import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { WatchStores } from '../../application/use-cases/scheduled/watch-stores.use-case';

/** Every five seconds, looks whether a shop has gone or come back. */
@Injectable()
export class StoreWatchJob {
  private readonly logger = new Logger(StoreWatchJob.name);

  constructor(private readonly watchStores: WatchStores) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('*/5 * * * * *', { name: 'store-watch', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.watchStores.execute();
    } catch (error) {
      // The ledger is away, which others tell of.
      this.logger.debug({ err: error }, 'The shops could not be looked at');
    }
  }
}
