import type { FailureReason } from '../ledger/sync-item-state';
import type { HintSubject } from './webhook-topic';

/** What a shop delivered, as far as it is written down: that, and not what was in it. */
export interface WebhookDelivery {
  readonly storeId: string;
  /** As the shop calls it; '' where it did not say. No signature covers it. */
  readonly topic: string;
  /** The shop's id of the webhook; 0 where it did not say. */
  readonly webhookId: number;
  /** The shop's id of the delivery: of the webhook and the second alone (fact 30). */
  readonly deliveryId: string;
  /** SHA-256 of the body: with the ids it tells a delivery that came before. */
  readonly bodyDigest: string;
  /** What it hints at; null where nothing is to be read. */
  readonly hint: { readonly subject: HintSubject; readonly subjectId: number } | null;
}

/** One hint that was taken, and how often it had been given by then. */
export interface TakenHint {
  readonly subjectId: number;
  readonly announcements: number;
}

/** Hints that one process has for as long as its lease holds. */
export interface TakenHints {
  readonly storeId: string;
  readonly subject: HintSubject;
  readonly leaseId: string;
  readonly hints: readonly TakenHint[];
}

/** What waits to be read because a shop hinted at it. */
export interface HintBacklog {
  readonly waiting: number;
  /** When the oldest of them was given first; null for none. */
  readonly oldestAt: Date | null;
  /** Why the last one that could not be read has to wait; null where none has. */
  readonly failure: FailureReason | null;
}

/**
 * What shops hint at, in the ledger. A hint stays until its reading has succeeded, whatever becomes
 * of processes; hints at one thing are one.
 */
export abstract class HintRepository {
  /**
   * Writes deliveries down with what they hint at, in one transaction; one that came before changes
   * nothing.
   */
  abstract record(deliveries: readonly WebhookDelivery[]): Promise<void>;

  /**
   * Takes hints at one subject that are due, the longest waiting first, for as long as a reading
   * may take; null for none. One that comes meanwhile makes the same thing due once more.
   */
  abstract take(storeId: string, subject: HintSubject, limit: number): Promise<TakenHints | null>;

  /**
   * These were read. What was hinted at again since they were taken is due again, a second after
   * this reading began.
   */
  abstract finish(taken: TakenHints): Promise<void>;

  /** These could not be read: they are due again later, after 2, 4, 8 … 60 seconds. */
  abstract putOff(taken: TakenHints, reason: FailureReason): Promise<void>;

  /** In how many milliseconds the next hint falls due; null where none waits. */
  abstract nextDueMs(storeId: string, subject: HintSubject): Promise<number | null>;

  /** What waits. */
  abstract backlog(storeId: string): Promise<HintBacklog>;
}
