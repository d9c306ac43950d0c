import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite, ProductWriteResult } from '../../ports/shop/product-write';
import { halvesOf, MOST_SUSPECTS } from '../../blame/halving';
import { refusedAlone } from './not-taken';

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

/** The report of no writes. */
export const NOTHING_SENT: SendingReport = {
  results: new Map(),
  fault: null,
  inDoubt: new Set(),
  suspects: new Set(),
  left: new Set(),
};

/** A call that is to be made. */
export interface PlannedCall {
  readonly writes: readonly ProductWrite[];
  /**
   * Whether no other waits behind it. Never of a call that was halved: what is to blame in it has
   * to be found, and must not be left to another delivery.
   */
  readonly isLast: boolean;
}

/** Writes that may share a call. */
interface Portion {
  readonly writes: readonly ProductWrite[];
  /** Whether it is a half of a call that was not taken, or what such a half left over. */
  readonly isHalf: boolean;
}

/**
 * How a call ended.
 * - `taken`: the shop answered for each write.
 * - `too-many`: refused for the number of its items, though not alone; fewer at a time may pass.
 * - `not-taken`: a well shop did not take the call. `isProof` says that its one write is to blame
 *   whatever becomes of the others.
 * - `fault`: the shop is not well, or did not show that it is.
 *
 * `mayBeApplied` says that the shop may yet carry the call out.
 */
export type CallEnd =
  | { readonly kind: 'taken'; readonly answers: readonly ProductWriteResult[] }
  | { readonly kind: 'too-many' }
  | {
      readonly kind: 'not-taken';
      readonly error: WooCommerceError;
      readonly mayBeApplied: boolean;
      readonly isProof: boolean;
    }
  | {
      readonly kind: 'fault';
      readonly error: WooCommerceError;
      readonly mayBeApplied: boolean;
    };

/**
 * Finds the writes that spoil the calls they travel in. It says which call comes next, is told how
 * that ended, and halves one that was not taken until the write that spoils it stands alone.
 * Whether it was that write is known once the shop has taken another: until then it is a suspect,
 * and two suspects in a row are the shop's fault.
 *
 * Makes no call itself:
 *
 *     for (let call = bisection.next(length); call !== null; call = bisection.next(length))
 *       bisection.record(call, await send(call));
 *     return bisection.report();
 */
export class Bisection {
  private readonly results = new Map<string, ProductWriteResult>();
  private readonly suspects = new Map<string, WooCommerceError>();
  private readonly inDoubt = new Set<string>();
  private readonly left = new Set<string>();
  private fault: WooCommerceError | null = null;
  private hasTaken = false;
  private waiting: Portion[];
  /** Of the portion that the present call is cut from: what it left over. */
  private rest: Portion = { writes: [], isHalf: false };

  /** @param portions writes that may share calls; those of two portions never do */
  constructor(portions: readonly (readonly ProductWrite[])[]) {
    this.waiting = portions.map((writes) => ({ writes, isHalf: false })).filter(hasWrites);
  }

  /** Whether the shop has taken any call so far. */
  get hasTakenAny(): boolean {
    return this.hasTaken;
  }

  /**
   * The next call; null once there is no more.
   * @param lengthOf how many of these writes one call brings, from the first on; one at least
   */
  next(lengthOf: (writes: readonly ProductWrite[]) => number): PlannedCall | null {
    const portion = this.waiting.shift();
    if (portion === undefined) return null;
    const { isHalf } = portion;
    const writes = portion.writes.slice(0, lengthOf(portion.writes));
    this.rest = { writes: portion.writes.slice(writes.length), isHalf };
    const isLast = !isHalf && this.waiting.length === 0 && !hasWrites(this.rest);
    return { writes, isLast };
  }

  /** Leaves a call to the next delivery. */
  leave({ writes }: PlannedCall): void {
    for (const { productId } of writes) this.left.add(productId);
  }

  /** Records how the present call ended. */
  record({ writes }: PlannedCall, end: CallEnd): void {
    const { rest } = this;
    switch (end.kind) {
      case 'taken':
        this.hasTaken = true;
        for (const [position, answer] of end.answers.entries())
          this.answer(writes.slice(position, position + 1), answer);
        this.putFirst(rest);
        return;
      case 'too-many':
        this.putFirst({ ...rest, writes: [...writes, ...rest.writes] });
        return;
      case 'fault':
        this.doubt(writes, end.mayBeApplied);
        this.endBy(end.error);
        return;
      case 'not-taken':
        this.doubt(writes, end.mayBeApplied);
        if (writes.length > 1) {
          this.putFirst(...halvesOf(writes).map(asHalf), rest);
          return;
        }
        this.putFirst(rest);
        if (end.isProof) this.answer(writes, refusedAlone(end.error));
        else this.suspect(writes, end.error);
    }
  }

  /** What became of all the writes, once `next` has answered null or some were left. */
  report(): SendingReport {
    const { results, inDoubt, left, suspects } = this;
    const [suspected = null] = suspects.values();
    const fault = this.fault ?? (this.hasTaken ? null : suspected);
    if (fault !== null)
      return { results, fault, inDoubt, left, suspects: new Set(suspects.keys()) };
    const blamed = [...suspects].map(([id, error]) => [id, refusedAlone(error)] as const);
    return { ...NOTHING_SENT, results: new Map([...results, ...blamed]), inDoubt, left };
  }

  private putFirst(...portions: readonly Portion[]): void {
    this.waiting.unshift(...portions.filter(hasWrites));
  }

  private answer(writes: readonly ProductWrite[], answer: ProductWriteResult): void {
    for (const { productId } of writes) this.results.set(productId, answer);
  }

  private doubt(writes: readonly ProductWrite[], mayBeApplied: boolean): void {
    if (mayBeApplied) for (const { productId } of writes) this.inDoubt.add(productId);
  }

  private suspect(writes: readonly ProductWrite[], error: WooCommerceError): void {
    for (const { productId } of writes) this.suspects.set(productId, error);
    if (!this.hasTaken && this.suspects.size === MOST_SUSPECTS) this.waiting = [];
  }

  private endBy(error: WooCommerceError): void {
    this.fault = error;
    this.waiting = [];
  }
}

function hasWrites({ writes }: Portion): boolean {
  return writes.length > 0;
}

function asHalf(writes: readonly ProductWrite[]): Portion {
  return { writes, isHalf: true };
}
