/** What a hint can be about. */
export type HintSubject = 'order' | 'product';

/**
 * The subjects that are read when a shop hints at them. Each needs its one handler, or no worker
 * starts; of the others no webhooks are made, and hints are not kept.
 */
export const READ_SUBJECTS = ['order', 'product'] as const satisfies readonly HintSubject[];

/** Topics of a shop's webhooks that mean something here, and what their hints are about. */
const TOPICS = {
  'order.created': 'order',
  'order.updated': 'order',
  'order.deleted': 'order',
  'order.restored': 'order',
  'product.updated': 'product',
  'product.deleted': 'product',
  'product.restored': 'product',
} as const satisfies Readonly<Record<string, HintSubject>>;

/** A topic that means something here. */
export type WebhookTopic = keyof typeof TOPICS;

/** The topics for which a shop can have a webhook of ours: what they hint at is read. */
export const READ_TOPICS: readonly WebhookTopic[] = (Object.keys(TOPICS) as WebhookTopic[]).filter(
  (topic) => isRead(TOPICS[topic]),
);

/** The topics whose hints are about one of these. */
export function topicsAbout(subjects: readonly HintSubject[]): readonly WebhookTopic[] {
  return READ_TOPICS.filter((topic) => subjects.includes(TOPICS[topic]));
}

/** The subject of a topic's hints; null for a topic whose hints nobody reads. */
export function subjectOf(topic: string): HintSubject | null {
  if (!Object.hasOwn(TOPICS, topic)) return null;
  const subject = TOPICS[topic as WebhookTopic];
  return isRead(subject) ? subject : null;
}

function isRead(subject: HintSubject): boolean {
  return READ_SUBJECTS.some((read) => read === subject);
}
