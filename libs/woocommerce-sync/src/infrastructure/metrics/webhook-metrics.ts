import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { Counter } from 'prom-client';
import {
  WebhookCounters,
  type RejectionReason,
} from '../../application/ports/webhooks/webhook-counters.port';
import { subjectOf } from '../../domain/webhooks/webhook-topic';

/** Counts what shops delivered to this process. */
@Injectable()
export class WebhookMetrics extends WebhookCounters {
  private readonly deliveries: Counter<'store' | 'topic'>;
  private readonly rejections: Counter<'store' | 'reason'>;

  constructor({ registry }: Metrics) {
    super();
    this.deliveries = new Counter({
      name: 'wc_webhook_deliveries_total',
      help: 'Deliveries of webhooks with a right signature',
      labelNames: ['store', 'topic'],
      registers: [registry],
    });
    this.rejections = new Counter({
      name: 'wc_webhook_rejected_total',
      help: 'Deliveries that were turned away, since they have no signature or a wrong one',
      labelNames: ['store', 'reason'],
      registers: [registry],
    });
  }

  /** The topic is a header, which no signature covers: one that means nothing is no label. */
  override taken(storeId: string, topic: string): void {
    this.deliveries.inc({ store: storeId, topic: subjectOf(topic) === null ? 'other' : topic });
  }

  override rejected(storeId: string, reason: RejectionReason): void {
    this.rejections.inc({ store: storeId, reason });
  }
}
