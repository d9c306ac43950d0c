import { Injectable, Logger } from '@nestjs/common';
import { WebhookRepository } from '../../domain/webhooks/webhook.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { PullOrders } from '../use-cases/orders/pull-orders.use-case';

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

  /** Reads the gap that is open; one that cannot be read stays open. Answers whether none is. */
  async read(storeId: string): Promise<boolean> {
    const { gapSince } = await this.webhooks.standing(storeId);
    if (gapSince === null) return true;
    try {
      const { orders } = await this.pullOrders.execute(
        storeId,
        new Date(gapSince.getTime() - OVERLAP_MS),
      );
      await this.webhooks.closeGap(storeId);
      this.logger.log({ storeId, since: gapSince, orders }, 'The gap of the webhooks was read');
      return true;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      this.logger.warn(
        { err: error, storeId, since: gapSince },
        'The gap of the webhooks could not be read; the next look goes on',
      );
      return false;
    }
  }
}
