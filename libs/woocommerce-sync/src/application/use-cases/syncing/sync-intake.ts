import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { joinRequests, requestKey } from '../../../domain/ledger/joined-requests';
import { ISyncRepository, type SyncRequest } from '../../../domain/ledger/sync.repository';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Most requests in one statement. */
const MOST_AT_ONCE = 500;

/** One request for all who want the same thing while it waits. */
interface Waiting {
  request: SyncRequest;
  /** The item's id, once it is committed. */
  readonly itemId: Promise<string>;
  readonly accepted: (itemId: string) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * The door to the ledger. What arrives while a statement is under way goes with the next one,
 * together: an idle system writes at once, a busy one writes many rows per statement. Requests for
 * the same thing wait as one, so that what waits for a slow database does not grow with the events
 * but with the products that they are about.
 */
@Injectable()
export class SyncIntake implements BeforeApplicationShutdown {
  private readonly waiting = new Map<string, Waiting>();
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
    const key = requestKey(request);
    const earlier = this.waiting.get(key);
    if (earlier !== undefined) {
      earlier.request = joinRequests(earlier.request, request);
      return earlier.itemId;
    }
    const waiting = aWaiting(request);
    this.waiting.set(key, waiting);
    this.writing ??= this.write();
    return waiting.itemId;
  }

  /** Lets what was handed in be written before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    // What arrives in the same turn of the event loop belongs together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.waiting.size > 0) {
      const batch = this.take();
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

  /** Takes what has waited longest: from now on the same thing is asked for anew. */
  private take(): readonly Waiting[] {
    const batch: Waiting[] = [];
    for (const [key, waiting] of this.waiting) {
      if (batch.length === MOST_AT_ONCE) break;
      batch.push(waiting);
      this.waiting.delete(key);
    }
    return batch;
  }
}

function aWaiting(request: SyncRequest): Waiting {
  let accepted: Waiting['accepted'] = () => undefined;
  let refused: Waiting['refused'] = () => undefined;
  const itemId = new Promise<string>((resolve, reject) => {
    accepted = resolve;
    refused = reject;
  });
  return { request, itemId, accepted, refused };
}
