import type { ListedWebhook } from '../../../domain/webhooks/webhook-plan';
import type { WebhookTopic } from '../../../domain/webhooks/webhook-topic';

/** What a webhook is to be. The secret goes to the shop, which never shows it (fact 29). */
export interface WebhookFields {
  readonly topic: WebhookTopic;
  readonly name: string;
  readonly deliveryUrl: string;
  readonly secret: string;
}

/** Who a shop tells of changes. */
export abstract class ShopWebhooks {
  /** All of them, whoever made them. */
  abstract list(): Promise<readonly ListedWebhook[]>;

  /** Makes one that is active; the shop pings it at once (fact 29). */
  abstract make(fields: WebhookFields): Promise<ListedWebhook>;

  /** Switches one on, and gives it these fields; null where the shop has it no more. */
  abstract set(webhookId: number, fields: WebhookFields): Promise<ListedWebhook | null>;

  /** Switches one off; null where the shop has it no more. */
  abstract switchOff(webhookId: number): Promise<ListedWebhook | null>;
}
