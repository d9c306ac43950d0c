/** Whether a webhook is told of anything. */
export type WebhookStatus = 'active' | 'paused' | 'disabled';

/** Somebody who wants to be told of changes. Instants in milliseconds. */
export interface StoreWebhook {
  readonly id: number;
  name: string;
  status: WebhookStatus;
  topic: string;
  deliveryUrl: string;
  /** What its deliveries are signed with; the shop never shows it (fact 29). */
  secret: string;
  readonly createdAt: number;
  modifiedAt: number;
  /** Deliveries in a row that failed. */
  failures: number;
}

/** Failures in a row that a webhook bears; the next one disables it (fact 30). */
export const MOST_FAILURES = 6;
