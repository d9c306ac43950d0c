import { Injectable } from '@nestjs/common';
import { FIELD_GROUPS } from '../../domain/product-fields';
import { paceAfterAnswer, paceAfterTooHeavy, paceAfterTooLarge } from '../../domain/store-pace';
import {
  CallRefusedError,
  NetworkError,
  WooCommerceApiError,
  WooCommerceError,
} from '../../domain/woocommerce.errors';
import { StorePolicy } from '../ports/store-policy.port';
import type { ProductWrite, ProductWriteResult, StoreClient } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import { RecordedCall } from './recorded-call';
import { rememberedForm } from './remembered-form';
import { doubtOf } from './written-fields';

/** Most bytes of JSON in one call; hosts commonly refuse larger posts than a few megabytes. */
const MAX_CALL_BYTES = 1_500_000;

/** What became of some writes. */
export interface DeliveryReport {
  /** Answers by product id. */
  readonly results: ReadonlyMap<string, ProductWriteResult>;
  /** The shop's fault that ended it early; the writes without a result were then not sent, or nobody knows. */
  readonly fault: WooCommerceError | null;
  /** Products of the call that got no answer: it may have been applied. */
  readonly inDoubt: ReadonlySet<string>;
  /** Products whose writes were left for the next flight, as they would not have filled a call. */
  readonly left: ReadonlySet<string>;
}

/** How writes share calls. */
export interface Sharing {
  /** Variations of one parent per call, where the shop bears no other. */
  readonly oneParentPerCall?: boolean;
  /** Whether the last writes, if they do not fill a call, may wait for what the next flight brings. */
  readonly mayLeave?: boolean;
}

/** The report of no writes. */
export const NOTHING_SENT: DeliveryReport = {
  results: new Map(),
  fault: null,
  inDoubt: new Set(),
  left: new Set(),
};

/**
 * Sends writes in as few calls as possible. Each call is written down and put in doubt before it leaves; one that the
 * shop refuses as a whole is halved until the item that spoils it stands alone.
 */
@Injectable()
export class ProductDelivery {
  constructor(
    private readonly recorded: RecordedCall,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Writes of products, or of variations: never both at once. Never throws for a fault of the shop, that is in the report;
   * throws `LeaseLostError` when the flight was taken away.
   */
  async deliver(
    store: StoreClient,
    writes: readonly ProductWrite[],
    book: FlightBook,
    { oneParentPerCall = false, mayLeave = false }: Sharing = {},
  ): Promise<DeliveryReport> {
    const results = new Map<string, ProductWriteResult>();
    // What may share a call stands together; what is left of it comes next.
    const waiting = oneParentPerCall ? byParent(writes) : [[...writes]];
    for (let portion = waiting.shift(); portion !== undefined; portion = waiting.shift()) {
      const call = portion.slice(0, lengthOfCall(portion, book.callSize));
      const rest = portion.slice(call.length);
      if (call.length === 0) continue;
      const isLast = waiting.length === 0 && rest.length === 0;
      if (mayLeave && isLast && results.size > 0 && call.length < book.callSize) {
        return { ...NOTHING_SENT, results, left: new Set(call.map(({ productId }) => productId)) };
      }
      try {
        const answers = await this.send(store, call, book);
        call.forEach((write, position) => {
          const answer = answers[position];
          if (answer !== undefined) results.set(write.productId, answer);
        });
        waiting.unshift(rest);
      } catch (error) {
        if (!(error instanceof WooCommerceError)) throw error;
        if (error instanceof CallRefusedError && call.length > 1) {
          if (error.tooLarge === 'items') book.teach((pace) => paceAfterTooLarge(pace, call.length));
          if (error.tooLarge === 'bytes') book.teach(paceAfterTooHeavy);
          waiting.unshift(...(error.tooLarge === 'items' ? [portion] : [...halves(call), rest]));
          continue;
        }
        const fault = await this.blame(store, error);
        if (fault !== null) return { ...NOTHING_SENT, results, fault, inDoubt: unanswered(call, error) };
        for (const write of call) results.set(write.productId, refusedAlone(error));
        waiting.unshift(rest);
      }
    }
    return { ...NOTHING_SENT, results };
  }

  /** Puts one product into the shop's trash. Batch calls delete for good (facts.md 15), so this is a call of its own. */
  async trash(
    store: StoreClient,
    productId: string,
    storeProductId: number,
    book: FlightBook,
  ): Promise<void> {
    await this.recorded.make(
      book,
      {
        action: 'products.trash',
        request: { productId, storeProductId },
        doubts: [{ productId, groups: FIELD_GROUPS }],
      },
      () => store.trashProduct(storeProductId),
    );
  }

  private async send(
    store: StoreClient,
    call: readonly ProductWrite[],
    book: FlightBook,
  ): Promise<ProductWriteResult[]> {
    const { answer, durationMs } = await this.recorded.make(
      book,
      {
        action: call[0]?.parent === undefined ? 'products.batch' : 'variations.batch',
        request: call.map((write) => ({ ...write, fields: rememberedForm(write.fields) })),
        doubts: call.map((write) => ({
          productId: write.productId,
          ...(write.parent === undefined ? {} : { parentProductId: write.parent.productId }),
          ...doubtOf(write),
        })),
      },
      () => (call[0]?.parent === undefined ? store.writeProducts(call) : store.writeVariations(call)),
    );
    const limits = this.policy.paceLimits(book.flight.storeId);
    book.teach((pace) => paceAfterAnswer(pace, call.length, durationMs, limits));
    return answer;
  }

  // A single item that is refused as a call may be its own fault, or the shop is down: a cheap read tells.
  private async blame(store: StoreClient, error: WooCommerceError): Promise<WooCommerceError | null> {
    if (error.fault === 'store') return error;
    try {
      await store.probe();
      return null;
    } catch (probeError) {
      return probeError instanceof WooCommerceError ? probeError : error;
    }
  }
}

/** How many of the writes fit into one call, from the first on; one at least. */
function lengthOfCall(writes: readonly ProductWrite[], callSize: number): number {
  let bytes = 0;
  const tooMany = writes.slice(0, callSize).findIndex(({ fields }, position) => {
    bytes += Buffer.byteLength(JSON.stringify(fields));
    return position > 0 && bytes > MAX_CALL_BYTES;
  });
  return tooMany === -1 ? Math.min(writes.length, callSize) : tooMany;
}

/** Writes that may share calls: those of one parent. */
function byParent(writes: readonly ProductWrite[]): ProductWrite[][] {
  const families = new Map<string | undefined, ProductWrite[]>();
  for (const write of writes) {
    const family = families.get(write.parent?.productId);
    if (family === undefined) families.set(write.parent?.productId, [write]);
    else family.push(write);
  }
  return [...families.values()];
}

function halves(call: readonly ProductWrite[]): [ProductWrite[], ProductWrite[]] {
  const middle = Math.ceil(call.length / 2);
  return [call.slice(0, middle), call.slice(middle)];
}

function unanswered(call: readonly ProductWrite[], error: WooCommerceError): ReadonlySet<string> {
  // 429 and 401 are refused before anything is done; a lost or broken answer leaves everything open (facts.md 17).
  const open =
    error instanceof NetworkError ||
    (error instanceof WooCommerceApiError && error.status >= 500) ||
    error.code === 'STORE_ANSWER_UNREADABLE';
  return new Set(open ? call.map((write) => write.productId) : []);
}

function refusedAlone(error: WooCommerceError): ProductWriteResult {
  return {
    kind: 'refused',
    refusal: {
      reason: 'data',
      code: error.code,
      message: error.message,
      ownerId: null,
      retryable: error.retryable,
    },
  };
}
