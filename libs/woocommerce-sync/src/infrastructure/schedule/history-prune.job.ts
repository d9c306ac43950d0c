import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { PruneHistory } from '../../application/use-cases/scheduled/prune-history.use-case';

/**
 * Every minute, forgets some of what has been kept long enough. Harmless when several processes do
 * it at once.
 */
@Injectable()
export class HistoryPruneJob {
  private readonly logger = new Logger(HistoryPruneJob.name);

  constructor(private readonly pruneHistory: PruneHistory) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('15 * * * * *', { name: 'history-prune', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.pruneHistory.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'Old history could not be forgotten');
    }
  }
}
