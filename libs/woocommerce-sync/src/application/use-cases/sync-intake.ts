import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ISyncRepository, type SyncRequest } from '../../domain/sync.repository';
import { SyncSignal } from '../ports/sync-signal.port';

/** Most requests in one statement. */
const MOST_AT_ONCE = 500;

interface Waiting {
  readonly request: SyncRequest;
  readonly accepted: (itemId: string) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * The door to the ledger. What arrives while a statement is under way goes with the next one, together: an idle system
 * writes at once, a busy one writes many rows per statement.
 */
@Injectable()
export class SyncIntake implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly signal: SyncSignal,
  ) {}

  /** Accepts a request; resolves with its item's id once it is committed, and the workers are told. */
  accept(request: SyncRequest): Promise<string> {
    return new Promise((accepted, refused) => {
      this.waiting.push({ request, accepted, refused });
      this.writing ??= this.write();
    });
  }

  /** Lets what was handed in be written before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    // What arrives in the same turn of the event loop belongs together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const ids = await this.repository.request(batch.map(({ request }) => request));
        batch.forEach(({ accepted }, position) => {
          accepted(ids[position] ?? '');
        });
      } catch (error) {
        for (const { refused } of batch) refused(error);
        continue;
      }
      const stores = new Set(batch.map(({ request }) => request.storeId));
      // A lost signal delays work until the next sweep; it must not fail what is committed.
      await Promise.allSettled([...stores].map((storeId) => this.signal.wake(storeId)));
    }
    this.writing = null;
  }
}
