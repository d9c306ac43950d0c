import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { WebhookRepository } from '../../domain/webhooks/webhook.repository';
import { WebhookCounters, type RejectionReason } from '../ports/webhooks/webhook-counters.port';

/** How long rejections are added up before they are written down, in milliseconds. */
const ADDING_UP_MS = 1_000;

/**
 * Counts deliveries without a right signature, apart from all others. Of such a one nothing is
 * stored, and a flood of them costs one small write a second.
 */
@Injectable()
export class RejectionLog implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly counts = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly counters: WebhookCounters,
  ) {}

  /** Counts one. */
  count(storeId: string, reason: RejectionReason): void {
    this.counters.rejected(storeId, reason);
    this.counts.set(storeId, (this.counts.get(storeId) ?? 0) + 1);
    this.timer ??= setTimeout(() => void this.write(), ADDING_UP_MS).unref();
  }

  /** Writes down what is left. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.write();
  }

  private async write(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const counts = [...this.counts];
    this.counts.clear();
    for (const [storeId, count] of counts) {
      this.logger.warn(
        { storeId, count },
        'Deliveries without a right signature were turned away: somebody else sent them, or a webhook has another secret',
      );
      try {
        await this.webhooks.countRejected(storeId, count);
      } catch (error) {
        this.logger.debug({ err: error, storeId, count }, 'Rejections could not be counted');
      }
    }
  }
}
