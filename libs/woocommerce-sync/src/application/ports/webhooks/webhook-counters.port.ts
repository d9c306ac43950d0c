/** Why a delivery was turned away. */
export type RejectionReason = 'unsigned' | 'signature';

/** Counts what shops deliver, for the metrics of this process. */
export abstract class WebhookCounters {
  /** A delivery with a right signature. */
  abstract taken(storeId: string, topic: string): void;

  /** One without. */
  abstract rejected(storeId: string, reason: RejectionReason): void;
}
