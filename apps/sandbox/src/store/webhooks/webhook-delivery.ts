import { createHash, createHmac } from 'node:crypto';
import type { StoreWebhook } from './store-webhook';

const TIMEOUT_MS = 60_000;
const AGENT = 'WooCommerce/10.9.2 Hookshot (WordPress/7.0.4)';

/** What is sent to a webhook, and by which shop. */
export interface Delivery {
  readonly webhook: StoreWebhook;
  /** Address of the shop, without a slash at its end. */
  readonly shopUrl: string;
  readonly body: string;
  readonly isSigned: boolean;
  /** Ends a delivery that is under way. */
  readonly signal: AbortSignal;
  readonly now: number;
}

/**
 * Tells a webhook of a change; answers whether it took it: 2xx and 302 count (fact 30). Never
 * throws.
 */
export async function deliver(delivery: Delivery): Promise<boolean> {
  const { webhook, body } = delivery;
  return post(webhook.deliveryUrl, body, headersOf(delivery), delivery.signal);
}

/**
 * Says hello to a new webhook with a form body and no headers of WooCommerce's (fact 29). Never
 * throws.
 */
export async function ping({ id, deliveryUrl }: StoreWebhook, signal: AbortSignal): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await post(deliveryUrl, `webhook_id=${id}`, headers, signal);
}

function headersOf({ webhook, shopUrl, body, isSigned, now }: Delivery): Record<string, string> {
  const [resource = '', event = ''] = webhook.topic.split('.');
  const signature = createHmac('sha256', webhook.secret).update(body).digest('base64');
  return {
    'content-type': 'application/json',
    'x-wc-webhook-source': `${shopUrl}/`,
    'x-wc-webhook-topic': webhook.topic,
    'x-wc-webhook-resource': resource,
    'x-wc-webhook-event': event,
    ...(isSigned ? { 'x-wc-webhook-signature': signature } : {}),
    'x-wc-webhook-id': String(webhook.id),
    // Of the webhook and the second: two deliveries in one second share it (fact 30).
    'x-wc-webhook-delivery-id': createHash('md5')
      .update(`${webhook.id}${Math.floor(now / 1_000)}`)
      .digest('hex'),
  };
}

async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'user-agent': AGENT, accept: '*/*', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return status >= 200 && status < 303;
  } catch {
    return false;
  }
}
