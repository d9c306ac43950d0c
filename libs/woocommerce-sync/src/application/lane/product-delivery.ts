import { Injectable } from '@nestjs/common';
import { canonicalDecimal } from '../../domain/decimal';
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
import { groupsOf, saleWritten } from './written-fields';

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
}

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
   * Writes of products, or of variations: never both at once. Variations of one parent per call where the shop bears no other.
   * Never throws for a fault of the shop, that is in the report; throws `LeaseLostError` when the flight was
   * taken away.
   */
  async deliver(
    store: StoreClient,
    writes: readonly ProductWrite[],
    book: FlightBook,
    oneParentPerCall = false,
  ): Promise<DeliveryReport> {
    const results = new Map<string, ProductWriteResult>();
    let waiting = callsOf(writes, book.flight.callSize, oneParentPerCall);
    while (waiting.length > 0) {
      const call = waiting.shift() ?? [];
      try {
        const answers = await this.send(store, call, book);
        call.forEach((write, position) => {
          const answer = answers[position];
          if (answer !== undefined) results.set(write.productId, answer);
        });
      } catch (error) {
        if (!(error instanceof WooCommerceError)) throw error;
        if (error instanceof CallRefusedError && call.length > 1) {
          waiting = halved(call, waiting, error, oneParentPerCall);
          if (error.tooLarge === 'items') book.teach((pace) => paceAfterTooLarge(pace, call.length));
          if (error.tooLarge === 'bytes') book.teach(paceAfterTooHeavy);
          continue;
        }
        const fault = await this.blame(store, error);
        if (fault !== null) return { results, fault, inDoubt: unanswered(call, error) };
        for (const write of call) results.set(write.productId, refusedAlone(error));
      }
    }
    return { results, fault: null, inDoubt: new Set() };
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
          groups: groupsOf(write),
          ...(saleWritten(write) === '' ? {} : { sale: canonicalDecimal(saleWritten(write)) }),
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

function callsOf(
  writes: readonly ProductWrite[],
  callSize: number,
  oneParentPerCall: boolean,
): ProductWrite[][] {
  const calls: ProductWrite[][] = [];
  let bytes = 0;
  for (const write of writes) {
    const size = Buffer.byteLength(JSON.stringify(write.fields));
    const current = calls.at(-1);
    const isStranger = oneParentPerCall && current?.[0]?.parent?.productId !== write.parent?.productId;
    if (current === undefined || isStranger || current.length === callSize || bytes + size > MAX_CALL_BYTES) {
      calls.push([write]);
      bytes = size;
    } else {
      current.push(write);
      bytes += size;
    }
  }
  return calls;
}

/** What waits once a call was refused as a whole: its halves first. Where it had too many items, the others have too. */
function halved(
  call: readonly ProductWrite[],
  waiting: readonly ProductWrite[][],
  { tooLarge }: CallRefusedError,
  oneParentPerCall: boolean,
): ProductWrite[][] {
  const middle = Math.ceil(call.length / 2);
  if (tooLarge === 'items') return callsOf([call, ...waiting].flat(), middle, oneParentPerCall);
  return [call.slice(0, middle), call.slice(middle), ...waiting];
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
