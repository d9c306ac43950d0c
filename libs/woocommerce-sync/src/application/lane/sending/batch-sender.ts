import { Injectable } from '@nestjs/common';
import type { CallLoad, WriteKind } from '../../../domain/pace/call-costs';
import { fitsInto, limitsOfLast, nextInMs } from '../../../domain/pace/call-size';
import { paceAfterTooHeavy, paceAfterTooLarge } from '../../../domain/pace/pace-faults';
import type { PaceLimits, PaceState } from '../../../domain/pace/pace-state';
import { paceAfterAnswer } from '../../../domain/pace/store-pace';
import { CallRefusedError, WooCommerceError } from '../../../domain/woocommerce.errors';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { StorePolicy } from '../../ports/store-policy.port';
import type { ProductWrite, ProductWriteResult, StoreClient } from '../../ports/store-client.port';
import { faultOfTheShop, isUnanswered } from './fault-of-the-shop';
import type { DeliveryRecord } from '../delivery-record';
import { TAKEDOWN_REFUSED, WRITE_NOT_TAKEN } from './not-taken';
import { RecordedCall } from '../recorded-call';
import { rememberedForm } from '../../planning/remembered-form';
import { shownResults } from '../../planning/shown-alteration';
import { doubtOf } from './written-fields';

/** Most bytes of JSON in one call; hosts commonly refuse larger posts than a few megabytes. */
const MAX_CALL_BYTES = 1_500_000;

/** What became of some writes. */
export interface SendingReport {
  /** Answers by product id. */
  readonly results: ReadonlyMap<string, ProductWriteResult>;
  /**
   * The shop's fault that ended it early; the writes without a result were then not sent, or nobody
   * knows.
   */
  readonly fault: WooCommerceError | null;
  /** Products of calls that got no answer, which may yet be applied; some were sent again since. */
  readonly inDoubt: ReadonlySet<string>;
  /**
   * Products that a well shop did not take alone, in a delivery in which it took nothing else
   * either.
   */
  readonly suspects: ReadonlySet<string>;
  /**
   * Products whose writes were left for the next delivery, as they would not have filled a call.
   */
  readonly left: ReadonlySet<string>;
}

/** How writes share calls. */
export interface Sharing {
  /** Variations of one parent per call, where the shop bears no other. */
  readonly oneParentPerCall?: boolean;
  /**
   * Whether the last writes, if they do not fill a call, may wait for what the next delivery
   * brings.
   */
  readonly mayLeave?: boolean;
  /** Whether the delivery ends with these writes, as far as can be told. */
  readonly isEnd?: boolean;
}

/** The report of no writes. */
export const NOTHING_SENT: SendingReport = {
  results: new Map(),
  fault: null,
  inDoubt: new Set(),
  suspects: new Set(),
  left: new Set(),
};

/** What such a write failed with, where it was alone. */
const NOT_TAKEN: readonly (string | undefined)[] = [WRITE_NOT_TAKEN, TAKEDOWN_REFUSED];

/**
 * So many writes in a row that a shop, well otherwise, does not take alone are no fault of theirs.
 */
const MOST_SUSPECTS = 2;

/**
 * Sends writes in as few calls as possible. Each call is written down and put in doubt before it
 * leaves; one that the shop refuses as a whole, or that something before it does not let pass, is
 * halved until the item that spoils it stands alone. Whether it was that item is known once the
 * shop has taken another.
 */
@Injectable()
export class BatchSender {
  constructor(
    private readonly recorded: RecordedCall,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Writes of products, or of variations: never both at once. Never throws for a fault of the shop,
   * that is in the report; throws `LeaseLostError` when the delivery was taken away.
   */
  async deliver(
    store: StoreClient,
    writes: readonly ProductWrite[],
    record: DeliveryRecord,
    { oneParentPerCall = false, mayLeave = false, isEnd = false }: Sharing = {},
  ): Promise<SendingReport> {
    const results = new Map<string, ProductWriteResult>();
    const suspects = new Map<string, WooCommerceError>();
    const inDoubt = new Set<string>();
    let hasTakenAny = false;
    // What may share a call stands together; what is left of it comes next.
    const aside = writes.filter((write) => wasSetAside(record, write));
    const others = writes.filter((write) => !aside.includes(write));
    const waiting = oneParentPerCall ? byParent(others) : [others];
    waiting.push(...aside.map((write) => [write]));
    const left = new Set<string>();
    for (let portion = waiting.shift(); portion !== undefined; portion = waiting.shift()) {
      const limits = this.policy.paceLimits(record.delivery.storeId);
      const call = portion.slice(0, lengthOfCall(portion, record.pace, limits));
      const rest = portion.slice(call.length);
      if (call.length === 0) continue;
      const isLast = waiting.length === 0 && rest.length === 0;
      if (
        mayLeave &&
        isLast &&
        hasTakenAny &&
        !call.some((write) => aside.includes(write)) &&
        call.every((write) => fitsInto(record.pace, loadOf(call), kindOf(write), limits))
      ) {
        for (const { productId } of call) left.add(productId);
        break;
      }
      try {
        const answers = await this.send(store, call, record, isEnd && isLast);
        hasTakenAny = true;
        call.forEach((write, position) => {
          const answer = answers[position];
          if (answer !== undefined) results.set(write.productId, answer);
        });
        waiting.unshift(rest);
      } catch (error) {
        if (!(error instanceof WooCommerceError)) throw error;
        if (error instanceof CallRefusedError && call.length > 1) {
          if (error.tooLarge === 'items')
            record.teach((pace) => paceAfterTooLarge(pace, call.length));
          if (error.tooLarge === 'bytes') record.teach(paceAfterTooHeavy);
          waiting.unshift(...(error.tooLarge === 'items' ? [portion] : [...halves(call), rest]));
          continue;
        }
        // A crash of PHP ends the call; what else gives no answer may go on in the shop.
        const goesOn = isUnanswered(error) && !(error instanceof CallRefusedError);
        if (goesOn) for (const { productId } of call) inDoubt.add(productId);
        // A shop that gave up on many at once may bear fewer, after a pause.
        const fault = goesOn && call.length > 1 ? error : await faultOfTheShop(store, error);
        if (fault !== null)
          return { ...NOTHING_SENT, results, fault, inDoubt, suspects: keysOf(suspects) };
        const isKnown = call.length === 1 && call.every((write) => wasNotTaken(record, write));
        if (error instanceof CallRefusedError || isKnown) {
          for (const write of call) results.set(write.productId, refusedAlone(error));
          waiting.unshift(rest);
        } else if (call.length > 1) {
          waiting.unshift(...halves(call), rest);
        } else {
          for (const { productId } of call) suspects.set(productId, error);
          if (!hasTakenAny && suspects.size === MOST_SUSPECTS) break;
          waiting.unshift(rest);
        }
      }
    }
    if (!hasTakenAny && suspects.size > 0) {
      const [fault = null] = suspects.values();
      return { ...NOTHING_SENT, results, fault, inDoubt, left, suspects: keysOf(suspects) };
    }
    for (const [productId, error] of suspects) results.set(productId, refusedAlone(error));
    return { ...NOTHING_SENT, results, inDoubt, left };
  }

  private async send(
    store: StoreClient,
    call: readonly ProductWrite[],
    record: DeliveryRecord,
    isEnd: boolean,
  ): Promise<ProductWriteResult[]> {
    const load = loadOf(call);
    const { answer, durationMs } = await this.recorded.make(
      record,
      {
        action: call[0]?.parent === undefined ? 'products.batch' : 'variations.batch',
        request: call.map((write) => ({ ...write, fields: rememberedForm(write.fields) })),
        doubts: call.map((write) => ({
          productId: write.productId,
          ...(write.parent === undefined ? {} : { parentProductId: write.parent.productId }),
          ...doubtOf(write),
        })),
        nextInMs: isEnd ? nextInMs(record.pace, load) : null,
        shown: shownResults,
      },
      () =>
        call[0]?.parent === undefined ? store.writeProducts(call) : store.writeVariations(call),
    );
    const limits = this.policy.paceLimits(record.delivery.storeId);
    const { beside, more } = record.delivery;
    record.teach((pace, alone) =>
      paceAfterAnswer(pace, { load, ms: durationMs, beside, alone, more }, limits),
    );
    return answer;
  }
}

/** How many of the writes one call brings, from the first on; one at least. */
function lengthOfCall(
  writes: readonly ProductWrite[],
  pace: PaceState,
  limits: PaceLimits,
): number {
  const all = fittingOf(writes, pace, limitsOfLast(limits));
  return all === writes.length ? all : fittingOf(writes, pace, limits);
}

function fittingOf(writes: readonly ProductWrite[], pace: PaceState, limits: PaceLimits): number {
  const load: Partial<Record<WriteKind, number>> = {};
  let bytes = 0;
  for (const [position, write] of writes.entries()) {
    const kind = kindOf(write);
    bytes += Buffer.byteLength(JSON.stringify(write.fields));
    if (position > 0 && (bytes > MAX_CALL_BYTES || !fitsInto(pace, load, kind, limits)))
      return position;
    load[kind] = (load[kind] ?? 0) + 1;
  }
  return writes.length;
}

function loadOf(call: readonly ProductWrite[]): CallLoad {
  const load: Partial<Record<WriteKind, number>> = {};
  for (const write of call) load[kindOf(write)] = (load[kindOf(write)] ?? 0) + 1;
  return load;
}

function kindOf({ kind, parent }: ProductWrite): WriteKind {
  return parent === undefined ? kind : 'variation';
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

function keysOf(map: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return new Set(map.keys());
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
  return delivery.items.filter((item) => item.productId === subject);
}

function refusedAlone(error: WooCommerceError): ProductWriteResult {
  return {
    kind: 'refused',
    refusal: {
      reason: 'data',
      code: error instanceof CallRefusedError ? error.code : WRITE_NOT_TAKEN,
      message:
        error instanceof CallRefusedError
          ? error.message
          : `${error.message} to this one alone, and took others: something before it, as a firewall, may not let it pass`,
      ownerId: null,
      retryable: error.retryable,
    },
  };
}
