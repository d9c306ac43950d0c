import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import type {
  KeptWebhook,
  Silence,
  WebhookState,
} from '../../../domain/webhooks/webhook.repository';
import type { ListedWebhook, WebhookStep } from '../../../domain/webhooks/webhook-plan';
import type { WebhookTopic } from '../../../domain/webhooks/webhook-topic';

/**
 * What came of a write.
 * - `confirmed`: the shop answered that it is as it was to be.
 * - `otherwise`: it answered, and it is not.
 * - `failed`: it refused, or nothing is known of it, as `failure` says.
 * - `untried`: one before it failed.
 */
export type WriteOutcome = 'confirmed' | 'otherwise' | 'failed' | 'untried';

/** One write that a shop's webhooks needed, and what came of it. */
export interface WebhookWrite {
  readonly step: WebhookStep;
  readonly outcome: WriteOutcome;
  /** As the shop answered it; null where it has it no more, or did not answer. */
  readonly answer: ListedWebhook | null;
  readonly failure: FailureReason | null;
}

/** What a look found of one topic, and did about it. */
export interface TopicLook {
  readonly topic: WebhookTopic;
  /** Whether the shop is to tell of it. */
  readonly isWanted: boolean;
  /** As the shop had our webhook before. */
  readonly found: WebhookState;
  /** As the shop has shown it last: in the answer where it was written. */
  readonly state: WebhookState;
  readonly writes: readonly WebhookWrite[];
}

/** What came of a gap, in which webhooks may have told of nothing. */
export interface GapReading {
  /** When all was last well. */
  readonly since: Date;
  readonly isRead: boolean;
  /** Orders that the reading brought. */
  readonly orders: number;
  /** Why it could not be read; null where it was, is being read yet, or where nobody tried. */
  readonly failure: FailureReason | null;
}

/** One look at a shop's webhooks. */
export interface WebhookLook {
  readonly topics: readonly TopicLook[];
  /** Null where none was open. */
  readonly gap: GapReading | null;
  /** Orders of which no webhook told; whether they tell since is shown by the next ones. */
  readonly silence: Silence | null;
  /** Why it was not seen to its end; null where it was. */
  readonly failure: FailureReason | null;
}

/**
 * What a look came to: all was well, all is well by the shop's own answers, or something is still
 * open.
 */
export type LookVerdict = 'well' | 'mended' | 'open';

/** Judges a look by what was confirmed alone. */
export function verdictOf({ topics, gap, silence, failure }: WebhookLook): LookVerdict {
  const isRight = topics.every(
    ({ isWanted, state, writes }) =>
      (!isWanted || state === 'active') && writes.every(({ outcome }) => outcome === 'confirmed'),
  );
  if (!isRight || failure !== null || silence !== null || gap?.isRead === false) return 'open';
  return gap !== null || topics.some(({ writes }) => writes.length > 0) ? 'mended' : 'well';
}

/** Puts what was seen and written together, topic by topic. */
export function topicLooks(
  seen: readonly KeptWebhook[],
  writes: readonly WebhookWrite[],
  wanted: readonly WebhookTopic[],
): readonly TopicLook[] {
  return seen.map((own) => {
    const ofTopic = writes.filter(({ step }) => step.topic === own.topic);
    return {
      topic: own.topic,
      isWanted: wanted.includes(own.topic),
      found: own.state,
      state: ofTopic.reduce((state, write) => stateAfter(own, write) ?? state, own.state),
      writes: ofTopic,
    };
  });
}

/** How a write left our webhook; null where it was about another, or is not known to be done. */
function stateAfter(
  { webhookId }: KeptWebhook,
  { step, outcome, answer }: WebhookWrite,
): WebhookState | null {
  if (outcome === 'failed' || outcome === 'untried') return null;
  if (step.kind === 'retire' && step.webhookId !== webhookId) return null;
  return answer?.status ?? 'missing';
}
