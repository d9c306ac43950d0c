import { Injectable, Logger } from '@nestjs/common';
import {
  WebhookRepository,
  type WebhookGapState,
} from '../../../domain/webhooks/webhook.repository';
import { PullOrders } from '../../use-cases/orders/pull-orders.use-case';
import { reasonOf } from '../hint-reading';
import type { GapReading } from './webhook-look';

/** How far a gap is read back before the moment at which all was last well, in milliseconds. */
const OVERLAP_MS = 15 * 60_000;

/** So long somebody waits for a reading, in milliseconds: proxies give up after a minute. */
const PATIENCE_MS = 20_000;

/**
 * Reads what may have happened in a shop while its webhooks told of nothing. A gap may be a day of
 * orders: whoever waits is answered in time that it is still open, and the reading goes on behind.
 */
@Injectable()
export class WebhookGap {
  private readonly logger = new Logger('Webhooks');
  /** What this process reads, by store and how often its gap was opened. */
  private readonly readings = new Map<string, Promise<GapReading>>();

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly pullOrders: PullOrders,
  ) {}

  /** The gap that is open, which nobody tries to read now; null for none. */
  async open(storeId: string): Promise<GapReading | null> {
    const gap = await this.webhooks.findGap(storeId);
    return gap === null ? null : unread(gap);
  }

  /**
   * Reads the gap that is open, null for none. One that cannot be read stays open, and so it is
   * answered where its reading takes longer than 20 seconds and goes on.
   */
  async read(storeId: string): Promise<GapReading | null> {
    const gap = await this.webhooks.findGap(storeId);
    if (gap === null) return null;
    const key = `${storeId} ${gap.opened}`;
    const reading =
      this.readings.get(key) ??
      this.readNow(storeId, gap).finally(() => {
        this.readings.delete(key);
      });
    this.readings.set(key, reading);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<GapReading>((resolve) => {
      timer = setTimeout(() => {
        resolve(unread(gap));
      }, PATIENCE_MS).unref();
    });
    return Promise.race([reading, patience]).finally(() => {
      clearTimeout(timer);
    });
  }

  /** Throws nothing: there may be nobody left who waits for it. */
  private async readNow(storeId: string, gap: WebhookGapState): Promise<GapReading> {
    const { since } = gap;
    try {
      const from = new Date(since.getTime() - OVERLAP_MS);
      const { orders } = await this.pullOrders.execute(storeId, from);
      await this.webhooks.closeGap(storeId, gap);
      this.logger.log({ storeId, since, orders }, 'The gap of the webhooks was read');
      return { ...unread(gap), isRead: true, orders };
    } catch (error) {
      this.logger.warn(
        { err: error, storeId, since },
        'The gap of the webhooks could not be read; the next look goes on',
      );
      return { ...unread(gap), failure: reasonOf(error) };
    }
  }
}

function unread({ since }: WebhookGapState): GapReading {
  return { since, isRead: false, orders: 0, failure: null };
}
