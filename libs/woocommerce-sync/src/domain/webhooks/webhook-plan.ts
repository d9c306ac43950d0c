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
      /**
       * A second one for the same topic and address, or one of a topic that is not wanted, is off.
       */
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
  const plans = READ_TOPICS.map((topic) => {
    const ofTopic = listed.filter((one) => one.topic === topic);
    const known = kept.find((one) => one.topic === topic);
    const own = ownAmong(ofTopic, known?.webhookId ?? null, wish.deliveryUrl);
    const standing = { topic, ofTopic, known, own };
    return wish.topics.includes(topic) ? planWanted(standing, wish) : planUnwanted(standing, wish);
  });
  return {
    seen: plans.flatMap(({ seen }) => seen),
    steps: plans.flatMap(({ steps }) => steps),
  };
}

/** One topic as the shop and we have it. */
interface TopicStanding {
  readonly topic: WebhookTopic;
  readonly ofTopic: readonly ListedWebhook[];
  readonly known: KeptWebhook | undefined;
  readonly own: ListedWebhook | undefined;
}

function planWanted(standing: TopicStanding, wish: WebhookWish): WebhookPlan {
  const { topic, ofTopic, own } = standing;
  if (own === undefined)
    return {
      seen: [{ topic, webhookId: null, state: 'missing', secretVersion: 0 }],
      steps: [{ kind: 'make', topic, reason: 'missing' }],
    };
  const seen = seenOf(standing, own);
  const reason = reasonToSet(own, seen.secretVersion, wish);
  const doubled = ofTopic.filter(
    (other) => other !== own && other.deliveryUrl === wish.deliveryUrl && other.status === 'active',
  );
  return {
    seen: [seen],
    steps: [
      ...(reason === null ? [] : [{ kind: 'set' as const, topic, webhookId: own.id, reason }]),
      ...doubled.map(({ id }) => retire(topic, id, 'doubled')),
    ],
  };
}

/** Those of ours are switched off. */
function planUnwanted(standing: TopicStanding, wish: WebhookWish): WebhookPlan {
  const { topic, ofTopic, known, own } = standing;
  if (own === undefined) {
    const missing = { webhookId: null, state: 'missing' } as const;
    return { seen: known === undefined ? [] : [{ ...known, ...missing }], steps: [] };
  }
  const ours = ofTopic.filter(
    (one) => one.status === 'active' && (one === own || one.deliveryUrl === wish.deliveryUrl),
  );
  return {
    seen: [seenOf(standing, own)],
    steps: ours.map(({ id }) => retire(topic, id, 'unwanted')),
  };
}

function seenOf({ topic, known }: TopicStanding, own: ListedWebhook): KeptWebhook {
  const secretVersion = known?.webhookId === own.id ? known.secretVersion : 0;
  return { topic, webhookId: own.id, state: own.status, secretVersion };
}

function retire(topic: WebhookTopic, webhookId: number, reason: WebhookReason): WebhookStep {
  return { kind: 'retire', topic, webhookId, reason };
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
