import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { LedgerReadings } from './ledger-readings';
import { StoreGauges } from './store-gauges';

/** How our webhooks in the shops stand, read from the ledger when somebody scrapes. */
@Injectable()
export class WebhookGauges extends StoreGauges {
  constructor(metrics: Metrics, readings: LedgerReadings) {
    super(metrics, readings);
    this.gauge(
      'wc_webhook_active',
      '1 for a webhook that is active in the shop, 0 for one that is not',
      ['store', 'topic'],
      (gauge, { store, webhooks }) => {
        for (const { topic, state } of webhooks.webhooks)
          gauge.set({ store, topic }, state === 'active' ? 1 : 0);
      },
    );
    this.gauge(
      'wc_webhook_silent_orders',
      'Orders that were found by reading, of which no webhook told; 0 once they tell again',
      ['store'],
      (gauge, { store, webhooks }) => {
        gauge.set({ store }, webhooks.silence?.orders ?? 0);
      },
    );
    this.gauge(
      'wc_webhook_hints_waiting',
      'What shops have hinted at and nobody has read yet',
      ['store'],
      (gauge, { store, hints }) => {
        gauge.set({ store }, hints.waiting);
      },
    );
  }
}
