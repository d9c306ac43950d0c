import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../domain/sync.repository';
import { StorePolicy } from '../ports/store-policy.port';
import { SyncSignal } from '../ports/sync-signal.port';
import { FlightControl } from './flight-control';

/** How long the lane waits before it asks the ledger again after the ledger itself failed. */
const LEDGER_REST_MS = 1_000;

interface Drain {
  /** A signal came while the drain was asking: ask again before ending. */
  again: boolean;
  /** The ledger waits for more to share a call, and is asked again by a timer. */
  gathers: boolean;
}

/**
 * The one way to the shop. Asked by a signal, it claims flights as long as the ledger gives any, and keeps as many in
 * the air as the store's pace allows; what arrives during a call rides in the next.
 */
@Injectable()
export class SyncLane {
  private readonly logger = new Logger(SyncLane.name);
  private readonly drains = new Map<string, Drain>();
  private readonly airborne = new Set<Promise<void>>();
  private closing = false;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly control: FlightControl,
    private readonly policy: StorePolicy,
    private readonly signal: SyncSignal,
  ) {}

  /**
   * There may be work for a store. Returns at once; a store that is being drained already is asked once more, and one
   * whose changes are being gathered when that is over.
   */
  nudge(storeId: string): void {
    if (this.closing) return;
    const running = this.drains.get(storeId);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const drain: Drain = { again: false, gathers: false };
    this.drains.set(storeId, drain);
    void this.drain(storeId, drain).finally(() => {
      if (drain.gathers) return;
      this.drains.delete(storeId);
      if (drain.again) this.nudge(storeId);
    });
  }

  /** Takes no more work, and resolves when every flight has landed. */
  async close(): Promise<void> {
    this.closing = true;
    while (this.airborne.size > 0) await Promise.allSettled(this.airborne);
  }

  private async drain(storeId: string, drain: Drain): Promise<void> {
    try {
      do {
        drain.again = false;
        const claim = await this.repository.claim(storeId, this.policy.paceLimits(storeId));
        if (claim.kind === 'flight') {
          this.launch(storeId, this.control.fly(claim.flight));
          drain.again ||= claim.flight.more;
        } else if (claim.kind === 'probe') {
          this.launch(storeId, this.control.probe(storeId, claim.token));
        } else if (claim.kind === 'gathering') {
          this.gather(storeId, drain, claim.forMs);
          return;
        } else if (claim.kind === 'nothing' && claim.until !== null) {
          this.signal.wakeAt(storeId, claim.until);
        }
      } while (drain.again && !this.isClosing());
    } catch (error) {
      this.logger.error({ err: error, storeId }, 'The ledger could not be asked for work');
      setTimeout(() => {
        this.nudge(storeId);
      }, LEDGER_REST_MS).unref();
    }
  }

  private gather(storeId: string, drain: Drain, forMs: number): void {
    drain.gathers = true;
    setTimeout(() => {
      this.drains.delete(storeId);
      this.nudge(storeId);
    }, forMs).unref();
  }

  private launch(storeId: string, flight: Promise<void>): void {
    const landed = flight
      .catch((error: unknown) => {
        // Its lease will run out, and the sweep gives its items to somebody else.
        this.logger.error({ err: error, storeId }, 'A flight could not be booked');
      })
      .finally(() => {
        this.airborne.delete(landed);
        this.nudge(storeId);
      });
    this.airborne.add(landed);
  }

  private isClosing(): boolean {
    return this.closing;
  }
}
