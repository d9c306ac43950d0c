import { joinRequests, requestKey } from '../../../domain/ledger/joined-requests';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';

/** One request for all who want the same thing while it waits. */
export interface WaitingRequest {
  request: SyncRequest;
  /** The item's id, once it is committed. */
  readonly itemId: Promise<string>;
  readonly accepted: (itemId: string) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * Requests that wait to be written, each thing once. They leave store by store, the stores in turn:
 * what a store is given at once travels to its shop in few calls, and one that has much waiting
 * keeps the others for no longer than its own turn.
 */
export class WaitingRequests {
  /** By store, the next to leave first; of each store by what is wanted. */
  private readonly stores = new Map<string, Map<string, WaitingRequest>>();

  get isEmpty(): boolean {
    return this.stores.size === 0;
  }

  /** Lets it wait, with those that want the same. */
  add(request: SyncRequest): WaitingRequest {
    const ofStore = this.stores.get(request.storeId) ?? new Map<string, WaitingRequest>();
    this.stores.set(request.storeId, ofStore);
    const key = requestKey(request);
    const earlier = ofStore.get(key);
    if (earlier !== undefined) {
      earlier.request = joinRequests(earlier.request, request);
      return earlier;
    }
    const waiting = aWaiting(request);
    ofStore.set(key, waiting);
    return waiting;
  }

  /**
   * Takes so many at the most, of each store what has waited longest: from now on the same thing is
   * asked for anew.
   */
  take(most: number): readonly WaitingRequest[] {
    const taken: WaitingRequest[] = [];
    for (const [storeId, ofStore] of [...this.stores]) {
      for (const [key, waiting] of ofStore) {
        if (taken.length === most) break;
        taken.push(waiting);
        ofStore.delete(key);
      }
      this.stores.delete(storeId);
      // What is left of it goes after the others.
      if (ofStore.size > 0) this.stores.set(storeId, ofStore);
      if (taken.length === most) break;
    }
    return taken;
  }
}

function aWaiting(request: SyncRequest): WaitingRequest {
  let accepted: WaitingRequest['accepted'] = () => undefined;
  let refused: WaitingRequest['refused'] = () => undefined;
  const itemId = new Promise<string>((resolve, reject) => {
    accepted = resolve;
    refused = reject;
  });
  return { request, itemId, accepted, refused };
}
