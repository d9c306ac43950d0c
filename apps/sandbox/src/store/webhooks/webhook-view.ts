import { linksOf } from '../http/links';
import type { Shop } from '../state/shop';
import { gmtText, localText } from '../state/shop-time';
import type { StoreWebhook } from './store-webhook';
import { hooksOf } from './webhook-topics';

/** A webhook as the API answers it; its secret never shows (fact 29). */
export function webhookView(
  webhook: StoreWebhook,
  { homeUrl, settings, behaviours }: Shop,
): Record<string, unknown> {
  const { id, name, status, topic, deliveryUrl, createdAt, modifiedAt } = webhook;
  const { timeZone } = settings;
  const [resource, event] = topic.split('.');
  return {
    id,
    name,
    status,
    topic,
    resource,
    event,
    hooks: hooksOf(topic) ?? [],
    delivery_url: deliveryUrl,
    ...(behaviours.has('webhook-secret-hidden') ? {} : { secret: webhook.secret }),
    date_created: localText(createdAt, timeZone),
    date_created_gmt: gmtText(createdAt),
    date_modified: localText(modifiedAt, timeZone),
    date_modified_gmt: gmtText(modifiedAt),
    _links: linksOf(homeUrl(), { self: `/webhooks/${id}`, collection: '/webhooks' }),
  };
}

/** The name that the shop gives a webhook which has none, in UTC. */
export function nameAt(at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    month: 'short',
    day: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: true,
  }).formatToParts(at);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  const [day, time] = [
    `${part('month')} ${part('day')}, ${part('year')}`,
    `${part('hour')}:${part('minute')}`,
  ];
  return `Webhook created on ${day} @ ${time} ${part('dayPeriod')}`;
}
