import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { SettleApprovals } from '../../application/use-cases/stores/approvals/settle-approvals.use-case';

/** Every two seconds, tries the keys that shops have brought: their owners look on. */
@Injectable()
export class ApprovalTrialJob {
  private readonly logger = new Logger(ApprovalTrialJob.name);

  constructor(private readonly settleApprovals: SettleApprovals) {}

  /** One tick; a failed one is made up for by the next. */
  @Cron('*/2 * * * * *', { name: 'approval-trial', timeZone: 'UTC', waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.settleApprovals.execute();
    } catch (error) {
      this.logger.error({ err: error }, 'Keys of a shop could not be tried; the next look goes on');
    }
  }
}
