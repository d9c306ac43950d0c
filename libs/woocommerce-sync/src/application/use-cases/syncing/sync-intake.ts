import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ISyncRepository, type SyncRequest } from '../../../domain/ledger/sync.repository';
import { SyncSignal } from '../../ports/sync-signal.port';
import { WaitingRequests } from './waiting-requests';

/** Most requests in one statement. */
const MOST_AT_ONCE = 500;

/**
 * The door to the ledger. What arrives while a statement is under way goes with the next one,
 * together: an idle system writes at once, a busy one writes many rows per statement. Requests for
 * the same thing wait as one, so that what waits for a slow database does not grow with the events
 * but with the products that they are about. Stores take turns.
 */
@Injectable()
export class SyncIntake implements BeforeApplicationShutdown {
  private readonly waiting = new WaitingRequests();
  private writing: Promise<void> | null = null;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly signal: SyncSignal,
  ) {}

  /**
   * Accepts a request; resolves with its item's id once it is committed, whatever becomes of the
   * signal to the workers.
   */
  accept(request: SyncRequest): Promise<string> {
    const { itemId } = this.waiting.add(request);
    this.writing ??= this.write();
    return itemId;
  }

  /** Lets what was handed in be written before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    // What arrives in the same turn of the event loop belongs together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (!this.waiting.isEmpty) {
      const batch = this.waiting.take(MOST_AT_ONCE);
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
      for (const storeId of stores) this.signal.wake(storeId);
    }
    this.writing = null;
  }
}
