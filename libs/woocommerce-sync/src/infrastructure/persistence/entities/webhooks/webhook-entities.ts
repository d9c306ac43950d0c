import { ShopHintEntity } from './shop-hint.entity';
import { WebhookDeliveryEntity } from './webhook-delivery.entity';
import { WebhookStoreEntity } from './webhook-store.entity';
import { WebhookEntity } from './webhook.entity';

/** Tables of what shops tell by webhooks. */
export const WEBHOOK_ENTITIES = [
  WebhookStoreEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  ShopHintEntity,
];
