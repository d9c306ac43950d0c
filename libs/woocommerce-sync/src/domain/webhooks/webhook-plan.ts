import type { KeptWebhook, WebhookState } from './webhook.repository';
import { READ_TOPICS, type WebhookTopic } from './webhook-topic';

/** A webhook as the shop lists it, whoever made it. */
export interface ListedWebhook {
  readonly id: number;
  readonly topic: string;
  readonly status: Exclude<WebhookState, 'missing'>;
  readonly deliveryUrl: string;
}

/** Why a webhook in the shop is written. */
export type WebhookReason =
  | 'missing'
  | 'adopted'
  | 'paused'
  | 'disabled'
  | 'new secret'
  | 'moved'
  | 'silent'
  | 'doubled'
  | 'unwanted';

/** One write that a shop's webhooks need. */
export type WebhookStep =
  | { readonly kind: 'make'; readonly topic: WebhookTopic; readonly reason: WebhookReason }
  | {
      /** It is switched on, and given our address and secret. */
      readonly kind: 'set';
      readonly topic: WebhookTopic;
      readonly webhookId: number;
      readonly reason: WebhookReason;
    }
  | {
      /** A second one for the same topic and address, or one of a topic that is not wanted, is off. */
      readonly kind: 'retire';
      readonly topic: WebhookTopic;
      readonly webhookId: number;
      readonly reason: WebhookReason;
    };

/** What the webhooks of a shop are to be. */
export interface WebhookWish {
  readonly topics: readonly WebhookTopic[];
  readonly deliveryUrl: string;
  readonly secretVersion: number;
  /** Whether all of them are to be written anew, since they say nothing. */
  readonly isSilent: boolean;
}

/** How our webhooks stand by what the shop lists, and what has to be written. */
export interface WebhookPlan {
  readonly seen: readonly KeptWebhook[];
  readonly steps: readonly WebhookStep[];
}

/**
 * Compares a shop's webhooks with what they are to be. Ours is the one that we know by its id, else
 * the oldest one with our address: that is adopted. Others' webhooks are left alone.
 * @param kept ours, as they were last seen
 */
export function planWebhooks(
  listed: readonly ListedWebhook[],
  kept: readonly KeptWebhook[],
  wish: WebhookWish,
): WebhookPlan {
  const seen: KeptWebhook[] = [];
  const steps: WebhookStep[] = [];
  for (const topic of READ_TOPICS.filter((one) => !wish.topics.includes(one))) {
    const known = kept.find((one) => one.topic === topic);
    const own = ownAmong(
      listed.filter((one) => one.topic === topic),
      known?.webhookId ?? null,
      wish.deliveryUrl,
    );
    if (own === undefined) {
      if (known !== undefined) seen.push({ ...known, webhookId: null, state: 'missing' });
      continue;
    }
    const secretVersion = known?.webhookId === own.id ? known.secretVersion : 0;
    seen.push({ topic, webhookId: own.id, state: own.status, secretVersion });
    for (const { id: webhookId, status, deliveryUrl } of listed.filter(
      (one) => one.topic === topic,
    ))
      if (status === 'active' && (webhookId === own.id || deliveryUrl === wish.deliveryUrl))
        steps.push({ kind: 'retire', topic, webhookId, reason: 'unwanted' });
  }
  for (const topic of wish.topics) {
    const known = kept.find((one) => one.topic === topic);
    const ofTopic = listed.filter((one) => one.topic === topic);
    const own = ownAmong(ofTopic, known?.webhookId ?? null, wish.deliveryUrl);
    if (own === undefined) {
      seen.push({ topic, webhookId: null, state: 'missing', secretVersion: 0 });
      steps.push({ kind: 'make', topic, reason: 'missing' });
      continue;
    }
    const secretVersion = known?.webhookId === own.id ? known.secretVersion : 0;
    seen.push({ topic, webhookId: own.id, state: own.status, secretVersion });
    const reason = reasonToSet(own, secretVersion, wish);
    if (reason !== null) steps.push({ kind: 'set', topic, webhookId: own.id, reason });
    for (const other of ofTopic) {
      const isDoubled = other !== own && other.deliveryUrl === wish.deliveryUrl;
      if (isDoubled && other.status === 'active')
        steps.push({ kind: 'retire', topic, webhookId: other.id, reason: 'doubled' });
    }
  }
  return { seen, steps };
}

function ownAmong(
  listed: readonly ListedWebhook[],
  knownId: number | null,
  deliveryUrl: string,
): ListedWebhook | undefined {
  const oldestFirst = [...listed].sort((one, other) => one.id - other.id);
  return (
    oldestFirst.find(({ id }) => id === knownId) ??
    oldestFirst.find((one) => one.deliveryUrl === deliveryUrl)
  );
}

function reasonToSet(
  { status, deliveryUrl }: ListedWebhook,
  secretVersion: number,
  wish: WebhookWish,
): WebhookReason | null {
  if (secretVersion === 0) return 'adopted';
  if (status !== 'active') return status;
  if (deliveryUrl !== wish.deliveryUrl) return 'moved';
  if (secretVersion !== wish.secretVersion) return 'new secret';
  return wish.isSilent ? 'silent' : null;
}
