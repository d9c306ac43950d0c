import type { FailureReason } from '../ledger/sync-item-state';
import type { WebhookTopic } from './webhook-topic';

/** What a shop says of a webhook; `missing` where it has none. */
export type WebhookState = 'active' | 'paused' | 'disabled' | 'missing';

/** A webhook of ours, as it was last seen in the shop. */
export interface KeptWebhook {
  readonly topic: WebhookTopic;
  /** The shop's id; null where it has none. */
  readonly webhookId: number | null;
  readonly state: WebhookState;
  /** Which secret it was last given: 0 for none of ours. */
  readonly secretVersion: number;
}

/** A webhook of ours with its history. */
export interface WebhookStanding extends KeptWebhook {
  /** Since when it has been active without a break; null where it is not. */
  readonly activeSince: Date | null;
  /** When the shop last delivered of it; null for never, or long ago. */
  readonly deliveredAt: Date | null;
}

/** Orders that were found by reading though no webhook told of them in time. */
export interface Silence {
  readonly orders: number;
  /** When the first of them changed in the shop, or was found. */
  readonly since: Date;
}

/** How the webhooks of a store stand. */
export interface WebhooksStanding {
  readonly webhooks: readonly WebhookStanding[];
  /** When somebody last looked at them in the shop; null for never. */
  readonly watchedAt: Date | null;
  /** Why the last look failed; null where it did not. */
  readonly failure: FailureReason | null;
  /** When all of them were last well. */
  readonly wellAt: Date | null;
  /** From when on the shop has still to be read since webhooks were not well; null for no gap. */
  readonly gapSince: Date | null;
  /** The silence that goes on; null where webhooks tell of orders. */
  readonly silence: Silence | null;
  /** Deliveries without a right signature, ever. */
  readonly rejected: number;
  readonly rejectedAt: Date | null;
}

/** The secret of a store's webhooks. */
export interface WebhookSecret {
  readonly secret: string;
  /** Grows with each change. */
  readonly version: number;
}

/** How a look at a store's webhooks ended. */
export interface WatchEnd {
  /** Why it failed; null where it did not. */
  readonly failure: FailureReason | null;
  /** Whether all was well from its beginning. */
  readonly isWell: boolean;
}

/** From when on a shop has to be read, since its webhooks were not well. */
export interface WebhookGapState {
  readonly since: Date;
  /** How often it was opened; a reading that began before the last time does not close it. */
  readonly opened: number;
}

/** Our webhooks in the shops: what they are signed with, and how they stand. */
export abstract class WebhookRepository {
  /** Secrets with which a delivery may be signed: the present one, and that before a change. */
  abstract acceptedSecrets(storeId: string): Promise<readonly string[]>;

  /** The present secret; makes one where there is none, or none that can be opened. */
  abstract secret(storeId: string): Promise<WebhookSecret>;

  /**
   * Makes a new secret. The one before is taken for a day yet, and for as long as the shop has a
   * webhook with it.
   */
  abstract renewSecret(storeId: string): Promise<WebhookSecret>;

  /**
   * Takes the turn to look at a store's webhooks, which is lost after two minutes unless it is
   * kept. Answers its token; null where somebody has it.
   */
  abstract takeTurn(storeId: string): Promise<string | null>;

  /** Has the turn for two minutes from now on; false where somebody else has taken it since. */
  abstract keepTurn(storeId: string, turn: string): Promise<boolean>;

  /** Gives the turn back, and keeps how the look ended; neither where it was lost. */
  abstract endTurn(storeId: string, turn: string, end: WatchEnd): Promise<void>;

  /** Gives the turn back where nobody has looked. */
  abstract giveUpTurn(storeId: string, turn: string): Promise<void>;

  /**
   * Keeps how webhooks were seen or made.
   * @param isAnew whether they count as active from now on, whatever they were
   */
  abstract keep(storeId: string, webhooks: readonly KeptWebhook[], isAnew: boolean): Promise<void>;

  /** Notes that the shop has to be read from when all was last well on. */
  abstract openGap(storeId: string, since: Date | null): Promise<void>;

  /** The gap that is open; null for none. */
  abstract findGap(storeId: string): Promise<WebhookGapState | null>;

  /** That one was read; it stays open where it was opened again since. */
  abstract closeGap(storeId: string, gap: WebhookGapState): Promise<void>;

  /** Orders found by reading while webhooks were active, of which none told in time. */
  abstract findSilence(storeId: string): Promise<Silence | null>;

  /** Notes a silence. */
  abstract noteSilence(storeId: string, silence: Silence): Promise<void>;

  /** Ends the silence where an order was delivered since its webhooks were last written. */
  abstract endSilence(storeId: string): Promise<void>;

  /** Counts deliveries without a right signature. */
  abstract countRejected(storeId: string, count: number): Promise<void>;

  /** How they stand. */
  abstract standing(storeId: string): Promise<WebhooksStanding>;
}
