import { Injectable } from '@nestjs/common';
import { HintRepository, type HintBacklog } from '../../../domain/webhooks/hint.repository';
import {
  WebhookRepository,
  type WebhooksStanding,
} from '../../../domain/webhooks/webhook.repository';
import { WebhookAddress } from '../../ports/webhooks/webhook-address.port';

/** What a shop tells by itself. */
export interface WebhooksStatus extends WebhooksStanding {
  /** Where the shop delivers to; null where it cannot reach us. */
  readonly deliveryUrl: string | null;
  /** What it hinted at and is not read yet. */
  readonly hints: HintBacklog;
}

/** How our webhooks in the shops stand, for the operator. */
@Injectable()
export class ReadWebhooksStatus {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly hints: HintRepository,
    private readonly address: WebhookAddress,
  ) {}

  /** Those of one store. */
  async of(storeId: string): Promise<WebhooksStatus> {
    const [standing, hints] = await Promise.all([
      this.webhooks.standing(storeId),
      this.hints.backlog(storeId),
    ]);
    return { ...standing, hints, deliveryUrl: this.address.of(storeId) };
  }
}
