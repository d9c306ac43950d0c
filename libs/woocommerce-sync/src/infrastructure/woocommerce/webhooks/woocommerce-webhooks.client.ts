import { z } from 'zod';
import {
  ShopWebhooks,
  type WebhookFields,
} from '../../../application/ports/webhooks/shop-webhooks.port';
import { WooCommerceApiError } from '../../../domain/shop.errors';
import type { ListedWebhook } from '../../../domain/webhooks/webhook-plan';
import { everyPage } from '../client/every-page';
import type { WooCommerceApiClient } from '../client/woocommerce-api.client';

const FIELDS = { _fields: 'id,topic,status,delivery_url' };

/** A webhook as the shop shows it: never with its secret (fact 29). */
const webhookReply = z
  .object({
    id: z.number().int().positive(),
    topic: z.string(),
    status: z.enum(['active', 'paused', 'disabled']),
    delivery_url: z.string(),
  })
  .transform(({ delivery_url: deliveryUrl, ...webhook }): ListedWebhook => ({
    ...webhook,
    deliveryUrl,
  }));

/** What the shop says about an id that it does not have. */
const UNKNOWN_ID = 'woocommerce_rest_shop_webhook_invalid_id';

/** The routes of webhooks. */
export class WooCommerceWebhooksClient extends ShopWebhooks {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override list(): Promise<readonly ListedWebhook[]> {
    return everyPage(this.api, '/webhooks', FIELDS, webhookReply, ({ id }) => id);
  }

  override make(fields: WebhookFields): Promise<ListedWebhook> {
    const body = { ...bodyOf(fields), topic: fields.topic };
    return this.api.write('/webhooks', body, webhookReply, FIELDS);
  }

  override set(webhookId: number, fields: WebhookFields): Promise<ListedWebhook | null> {
    return this.update(webhookId, bodyOf(fields));
  }

  override switchOff(webhookId: number): Promise<ListedWebhook | null> {
    return this.update(webhookId, { status: 'disabled' });
  }

  private async update(webhookId: number, body: object): Promise<ListedWebhook | null> {
    try {
      return await this.api.write(`/webhooks/${webhookId}`, body, webhookReply, FIELDS);
    } catch (error) {
      if (error instanceof WooCommerceApiError && error.storeCode === UNKNOWN_ID) return null;
      throw error;
    }
  }
}

function bodyOf({ name, deliveryUrl, secret }: WebhookFields): object {
  return { name, status: 'active', delivery_url: deliveryUrl, secret };
}
