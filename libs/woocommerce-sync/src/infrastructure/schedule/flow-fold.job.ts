import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { FoldFlows } from '../../application/use-cases/scheduled/fold-flows.use-case';

/** Every five seconds, adds up what came in and went out. */
@Injectable()
export class FlowFoldJob {
  private readonly logger = new Logger(FlowFoldJob.name);

  constructor(private readonly foldFlows: FoldFlows) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('4-59/5 * * * * *', { name: 'flow-fold', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.foldFlows.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'What flows could not be added up; the next look goes on');
    }
  }
}
