import { subjectOf } from '../../domain/mapping/doubts';
import type { ClosedCall } from '../../domain/ledger/sync.repository';
import type { Doubt } from '../../domain/mapping/doubts';

/** A call that is out. */
interface CallOut {
  readonly doubts: readonly Doubt[];
  /** When it left, by the monotonic clock. */
  readonly leftMs: number;
}

/**
 * The calls of one delivery: what they may have changed, which are out, and what came back of the
 * others.
 */
export class DeliveryCalls {
  private readonly doubted: Doubt[] = [];
  private readonly arrived: ClosedCall[] = [];
  private readonly out = new Map<string, CallOut>();
  private firstMs: number | null = null;

  /** Whether any has ever left. */
  get haveLeft(): boolean {
    return this.out.size > 0 || this.arrived.length > 0;
  }

  /** When the first left, by the monotonic clock; null while none has. */
  get firstLeftMs(): number | null {
    return this.firstMs;
  }

  /** What they may have changed, all of them. */
  get doubts(): readonly Doubt[] {
    return this.doubted;
  }

  /** What came back. */
  get closedCalls(): readonly ClosedCall[] {
    return this.arrived;
  }

  /** Records that a call leaves. */
  open(callId: string, doubts: readonly Doubt[], nowMs: number): void {
    this.firstMs ??= nowMs;
    this.doubted.push(...doubts);
    this.out.set(callId, { doubts, leftMs: nowMs });
  }

  /** Records what came back of a call. */
  close(arrival: ClosedCall): void {
    this.out.delete(arrival.callId);
    this.arrived.push(arrival);
  }

  /**
   * Gives up on the calls that are out: nobody will see what comes back of them. Answers whom they
   * are about.
   */
  giveUp(
    error: { readonly code: string; readonly message: string },
    nowMs: number,
  ): ReadonlySet<string> {
    const subjects = new Set<string>();
    for (const [callId, { doubts, leftMs }] of this.out) {
      for (const doubt of doubts) subjects.add(subjectOf(doubt));
      const durationMs = Math.round(nowMs - leftMs);
      this.close({ callId, answer: { error: error.message }, errorCode: error.code, durationMs });
    }
    return subjects;
  }
}
