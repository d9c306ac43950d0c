import { Injectable } from '@nestjs/common';
import { HintRepository, type WebhookDelivery } from '../../domain/webhooks/hint.repository';

/** Most deliveries of one statement. */
const MOST_AT_ONCE = 500;

interface Waiting {
  readonly delivery: WebhookDelivery;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes deliveries down. One write is under way at a time, and all that comes meanwhile shares the
 * next: a flood costs a few transactions, and a single delivery waits for nobody.
 */
@Injectable()
export class DeliveryBook {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly hints: HintRepository) {}

  /** Resolves when it is committed. Throws what the ledger does. */
  record(delivery: WebhookDelivery): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ delivery, resolve, reject });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.hints.record(batch.map(({ delivery }) => delivery));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isWriting = false;
  }
}
