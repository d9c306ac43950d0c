import { randomBytes } from 'node:crypto';
import type { Behaviours } from '../behaviour/behaviours';
import type { ShopChange } from '../state/shop-changes';
import { MOST_FAILURES, type StoreWebhook } from './store-webhook';
import { ping } from './webhook-delivery';
import { WebhookQueue, type QueueGrounds } from './webhook-queue';

/** What a new webhook is to be. */
export interface WebhookWish {
  readonly name: string;
  readonly topic: string;
  readonly deliveryUrl: string;
  readonly secret?: string | undefined;
  readonly status?: StoreWebhook['status'] | undefined;
}

/** Who wants to be told of changes, by id, and what waits to be told. */
export class StoreWebhooks {
  readonly webhooks = new Map<number, StoreWebhook>();
  readonly queue: WebhookQueue;
  private readonly behaviours: Behaviours;
  private lastId = 0;

  constructor(grounds: Omit<QueueGrounds, 'webhooksFor'>) {
    this.behaviours = grounds.behaviours;
    this.queue = new WebhookQueue({ ...grounds, webhooksFor: (topic) => this.activeFor(topic) });
  }

  /** Makes a webhook and says hello to it; whatever it answers, it is there (fact 29). */
  async create({ secret, status, ...wish }: WebhookWish, now: number): Promise<StoreWebhook> {
    this.lastId += 1;
    const webhook: StoreWebhook = {
      id: this.lastId,
      ...wish,
      status: status ?? 'active',
      // Without one the shop makes a secret that nobody can read.
      secret: secret === undefined || secret === '' ? randomBytes(37).toString('base64') : secret,
      createdAt: now,
      modifiedAt: now,
      failures: 0,
    };
    this.webhooks.set(webhook.id, webhook);
    if (this.behaviours.has('webhook-ping')) await ping(webhook, this.queue.signal);
    return webhook;
  }

  /** Tells of a change whoever wants to know. */
  tell(change: ShopChange): void {
    this.queue.add(change);
  }

  /** Forgets a webhook; what waits for it is told to nobody. */
  remove(webhook: StoreWebhook): void {
    this.webhooks.delete(webhook.id);
    webhook.status = 'disabled';
  }

  private activeFor(topic: string): StoreWebhook[] {
    return [...this.webhooks.values()].filter(
      (webhook) => webhook.status === 'active' && webhook.topic === topic,
    );
  }
}

/** How a webhook stands, and how many more failures in a row it bears. */
export function standingOf(webhook: StoreWebhook): Record<string, unknown> {
  const { id, status, topic, deliveryUrl, failures } = webhook;
  return { id, status, topic, deliveryUrl, failures, failuresLeft: MOST_FAILURES - failures };
}
