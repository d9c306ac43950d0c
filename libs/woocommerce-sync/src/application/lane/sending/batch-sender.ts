import { Injectable } from '@nestjs/common';
import { nextInMs } from '../../../domain/pace/call-size';
import { paceAfterTooHeavy, paceAfterTooLarge } from '../../../domain/pace/pace-faults';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import { paceAfterAnswer } from '../../../domain/pace/store-pace';
import { CallRefusedError } from '../../../domain/shop.errors';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { StorePolicy } from '../../ports/store-policy.port';
import type { ProductWrite, ProductWriteResult } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { Bisection, type CallEnd, type PlannedCall, type SendingReport } from './bisection';
import { byParent, hasRoom, lengthOfCall, loadOf } from './call-packing';
import { faultOfTheShop, isUnanswered } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';
import { TAKEDOWN_REFUSED, WRITE_NOT_TAKEN } from './not-taken';
import { AuditedCall } from '../audited-call';
import { rememberedForm } from '../../planning/remembered-form';
import { shownResults } from '../../planning/shown-alteration';
import { doubtOf } from './written-fields';

/** How writes share calls. */
export interface Sharing {
  /** Variations of one parent per call, where the shop bears no other. */
  readonly oneParentPerCall?: boolean;
  /**
   * Whether the last writes, if they do not fill a call, may wait for what the next delivery
   * brings.
   */
  readonly mayLeave?: boolean;
  /** Products whose writes leave first, each in a call of its own. */
  readonly alone?: ReadonlySet<string>;
  /** Makes writes anew of a call that was not taken: some of them may be applied. */
  readonly renew?: (writes: readonly ProductWrite[]) => Promise<readonly ProductWrite[]>;
  /** Whether the delivery ends with these writes, as far as can be told. */
  readonly isEnd?: boolean;
}

/** What such a write failed with, where it was alone. */
const NOT_TAKEN: readonly (string | undefined)[] = [WRITE_NOT_TAKEN, TAKEDOWN_REFUSED];

/**
 * Sends writes in as few calls as possible: packs each by what the shop takes in the target time
 * (`lengthOfCall`), writes it down before it leaves, and finds the writes that spoil a call
 * (`Bisection`).
 */
@Injectable()
export class BatchSender {
  constructor(
    private readonly calls: AuditedCall,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Sends writes of products, or of variations: never both at once. Never throws for a fault of the
   * shop, that is in the report; throws `LeaseLostError` when the delivery was taken away.
   */
  async send(
    store: StoreClient,
    writes: readonly ProductWrite[],
    record: DeliveryRecord,
    { oneParentPerCall = false, mayLeave = false, isEnd = false, alone, renew }: Sharing = {},
  ): Promise<SendingReport> {
    const aside = new Set(writes.filter((write) => wasSetAside(record, write)));
    const inTurn = writes.filter((write) => !aside.has(write));
    const first = inTurn.filter(({ productId }) => alone?.has(productId) === true);
    const others = inTurn.filter((write) => !first.includes(write));
    const portions = oneParentPerCall ? byParent(others) : [others];
    const bisection = new Bisection([
      ...first.map((write) => [write]),
      ...portions,
      ...[...aside].map((write) => [write]),
    ]);
    const tried = new Set<string>();
    const next = (): PlannedCall | null =>
      bisection.next((portion) => lengthOfCall(portion, record.lane.pace, this.limitsOf(record)));
    for (let call = next(); call !== null; call = next()) {
      const mayWait = mayLeave && call.isLast && !call.writes.some((write) => aside.has(write));
      if (mayWait && bisection.hasTakenAny && this.isSmall(call, record)) {
        bisection.leave(call);
        break;
      }
      const wasTried = call.writes.some(({ productId }) => tried.has(productId));
      const end = await this.make(
        store,
        call.writes,
        record,
        isEnd && call.isLast,
        wasTried ? renew : undefined,
      );
      if (end.kind === 'not-taken') for (const { productId } of call.writes) tried.add(productId);
      bisection.record(call, end);
    }
    return bisection.report();
  }

  private isSmall({ writes }: PlannedCall, record: DeliveryRecord): boolean {
    return hasRoom(writes, record.lane.pace, this.limitsOf(record));
  }

  /** Makes the call, and says how it ended. Throws what is neither the call's nor the shop's. */
  private async make(
    store: StoreClient,
    planned: readonly ProductWrite[],
    record: DeliveryRecord,
    isEnd: boolean,
    renew: Sharing['renew'],
  ): Promise<CallEnd> {
    let writes = planned;
    try {
      if (renew !== undefined) writes = await renew(planned);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return { kind: 'fault', error, mayBeApplied: false };
    }
    try {
      return { kind: 'taken', answers: await this.call(store, writes, record, isEnd) };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      if (error instanceof CallRefusedError && writes.length > 1)
        return endOfRefused(error, writes, record);
      // A crash of PHP ends the call; what else gives no answer may go on in the shop.
      const mayBeApplied = isUnanswered(error) && !(error instanceof CallRefusedError);
      // A shop that gave up on many at once may bear fewer, after a pause.
      const gaveUp = mayBeApplied && writes.length > 1;
      const fault = gaveUp ? error : await faultOfTheShop(store.health, error);
      if (fault !== null) return { kind: 'fault', error: fault, mayBeApplied };
      const isProof =
        error instanceof CallRefusedError || writes.every((write) => wasNotTaken(record, write));
      return { kind: 'not-taken', error, mayBeApplied, isProof };
    }
  }

  private async call(
    store: StoreClient,
    call: readonly ProductWrite[],
    record: DeliveryRecord,
    isEnd: boolean,
  ): Promise<ProductWriteResult[]> {
    const load = loadOf(call);
    const isOfProducts = call[0]?.parent === undefined;
    const { answer, durationMs } = await this.calls.make(
      record,
      {
        action: isOfProducts ? 'products.batch' : 'variations.batch',
        request: call.map((write) => ({ ...write, fields: rememberedForm(write.fields) })),
        doubts: call.map((write) => ({
          productId: write.productId,
          ...(write.parent === undefined ? {} : { parentProductId: write.parent.productId }),
          ...doubtOf(write),
        })),
        nextInMs: isEnd ? nextInMs(record.lane.pace, load) : null,
        shown: shownResults,
      },
      () => (isOfProducts ? store.products.write(call) : store.variations.write(call)),
    );
    const limits = this.limitsOf(record);
    const { beside, more } = record.delivery;
    record.lane.teach((pace, alone) =>
      paceAfterAnswer(pace, { load, ms: durationMs, beside, alone, more }, limits),
    );
    return answer;
  }

  private limitsOf({ delivery }: DeliveryRecord): PaceLimits {
    return this.policy.paceLimits(delivery.storeId);
  }
}

/** How a call of many ended that the shop refused as a whole; the pace learns its size. */
function endOfRefused(
  error: CallRefusedError,
  { length }: readonly ProductWrite[],
  record: DeliveryRecord,
): CallEnd {
  if (error.tooLarge === 'items') {
    record.lane.teach((pace) => paceAfterTooLarge(pace, length));
    return { kind: 'too-many' };
  }
  if (error.tooLarge === 'bytes') record.lane.teach(paceAfterTooHeavy);
  return { kind: 'not-taken', error, mayBeApplied: false, isProof: false };
}

/**
 * Whether the shop did not take it lately, and took nothing else either: then it goes behind the
 * others, alone.
 */
function wasSetAside(record: DeliveryRecord, write: ProductWrite): boolean {
  return itemsOf(record, write).some((item) => item.payload.timesAside !== undefined);
}

/**
 * Whether it is known of a product that the shop took others and not it: alone again, it proves
 * nothing against the shop.
 */
function wasNotTaken(record: DeliveryRecord, write: ProductWrite): boolean {
  return itemsOf(record, write).some(({ lastFailure }) => NOT_TAKEN.includes(lastFailure?.code));
}

function itemsOf({ delivery }: DeliveryRecord, { productId, parent }: ProductWrite): SyncItem[] {
  const subject = parent?.productId ?? productId;
  return delivery.items.filter((item) => item.subjectId === subject);
}
