import { Logger } from '@nestjs/common';
import type { SyncItem } from '../../domain/ledger/sync-item';

/** After so long without a failure of its kind the next one is news again, in milliseconds. */
const FORGOTTEN_MS = 3_600_000;

/** Most kinds that are remembered: a shop may make up codes. */
const MOST_KINDS = 1_000;

/**
 * Logs the first failure of each kind: a new code is what an operator has to hear of, and a
 * thousand of one code are not.
 */
export class FailureNews {
  private readonly logger = new Logger('Failures');
  private readonly lastSeen = new Map<string, number>();

  /** @param now a time in ms that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Looks at items that were recorded. */
  look(items: readonly SyncItem[]): void {
    for (const item of items) {
      const { status, failure, storeId, subjectId, syncType, subjectKind } = item.snapshot();
      if (status !== 'failed' || failure === null) continue;
      if (!this.isNew(`${storeId} ${failure.code}`)) continue;
      const { code, message } = failure;
      this.logger.warn(
        { storeId, code, subjectKind, productId: subjectId, syncType },
        `The first failure of its kind for an hour: ${message}`,
      );
    }
  }

  private isNew(kind: string): boolean {
    const last = this.lastSeen.get(kind);
    const now = this.now();
    this.lastSeen.delete(kind);
    this.lastSeen.set(kind, now);
    const [oldest] = this.lastSeen.keys();
    if (this.lastSeen.size > MOST_KINDS && oldest !== undefined) this.lastSeen.delete(oldest);
    return last === undefined || now - last > FORGOTTEN_MS;
  }
}
