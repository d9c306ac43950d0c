import { Injectable, Logger } from '@nestjs/common';
import { WebhookRepository } from '../../domain/webhooks/webhook.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { PullOrders } from '../use-cases/orders/pull-orders.use-case';
import { reasonOf } from './hint-reading';
import type { GapReading } from './webhook-look';

/** How far a gap is read back before the moment at which all was last well, in milliseconds. */
const OVERLAP_MS = 15 * 60_000;

/** Reads what may have happened in a shop while its webhooks told of nothing. */
@Injectable()
export class WebhookGap {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly pullOrders: PullOrders,
  ) {}

  /** The gap that is open, which nobody reads now; null for none. */
  async open(storeId: string): Promise<GapReading | null> {
    const { gapSince: since } = await this.webhooks.standing(storeId);
    return since === null ? null : { since, isRead: false, orders: 0, failure: null };
  }

  /** Reads the gap that is open, null for none; one that cannot be read stays open. */
  async read(storeId: string): Promise<GapReading | null> {
    const gap = await this.open(storeId);
    if (gap === null) return null;
    const { since } = gap;
    try {
      const from = new Date(since.getTime() - OVERLAP_MS);
      const { orders } = await this.pullOrders.execute(storeId, from);
      await this.webhooks.closeGap(storeId);
      this.logger.log({ storeId, since, orders }, 'The gap of the webhooks was read');
      return { ...gap, isRead: true, orders };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      this.logger.warn(
        { err: error, storeId, since },
        'The gap of the webhooks could not be read; the next look goes on',
      );
      return { ...gap, failure: reasonOf(error) };
    }
  }
}
