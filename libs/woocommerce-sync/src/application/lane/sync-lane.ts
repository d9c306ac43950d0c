import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../domain/ledger/sync.repository';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { Canary } from './canary';
import { DeliveryRunner, type RunningDelivery } from './running/delivery-runner';

/** How long the lane waits before it asks the ledger again after the ledger itself failed. */
const LEDGER_REST_MS = 1_000;

interface Drain {
  /** A signal came while the drain was asking: ask again before ending. */
  again: boolean;
  /** The ledger waits for more to share a call, and is asked again by a timer. */
  gathers: boolean;
}

/**
 * The one way to the shop. Asked by a signal, it claims deliveries as long as the ledger gives any,
 * and keeps as many in flight as the store's pace allows; what arrives during a call rides in the
 * next.
 */
@Injectable()
export class SyncLane {
  private readonly logger = new Logger(SyncLane.name);
  private readonly drains = new Map<string, Drain>();
  private readonly draining = new Set<Promise<void>>();
  private readonly running = new Set<RunningDelivery>();
  private readonly endings = new Set<Promise<void>>();
  /** When each store that has nothing to do now is asked again. */
  private readonly alarms = new Map<string, NodeJS.Timeout>();
  /** Stores that it has ever been asked to serve. */
  private readonly served = new Set<string>();
  private closing = false;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly runner: DeliveryRunner,
    private readonly policy: StorePolicy,
    private readonly canary: Canary,
    private readonly stores: StoreClients,
  ) {}

  /**
   * There may be work for a store. Returns at once; a store that is being drained already is asked
   * once more, and one whose changes are being gathered when that is over. One that is paused is
   * left alone.
   */
  nudge(storeId: string): void {
    if (this.closing || !this.stores.isCalled(storeId)) return;
    const running = this.drains.get(storeId);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const drain: Drain = { again: false, gathers: false };
    this.drains.set(storeId, drain);
    const drained = this.drain(storeId, drain).finally(() => {
      this.draining.delete(drained);
      if (drain.gathers) return;
      this.drains.delete(storeId);
      if (drain.again) this.nudge(storeId);
    });
    this.draining.add(drained);
    this.served.add(storeId);
  }

  /**
   * Takes no more work, and gives back what it holds: at once where no call has left, else when the
   * call that is out is back, and after `patienceMs` in any case. Answers the stores that others
   * should go on with.
   */
  async close(patienceMs: number): Promise<readonly string[]> {
    this.closing = true;
    for (const alarm of this.alarms.values()) clearTimeout(alarm);
    this.canary.close();
    for (const delivery of this.running) delivery.stop();
    const limit = setTimeout(() => {
      for (const delivery of this.running) delivery.giveBack();
    }, patienceMs);
    while (this.draining.size + this.endings.size > 0) {
      await Promise.allSettled([...this.draining, ...this.endings]);
    }
    clearTimeout(limit);
    return [...this.served];
  }

  private async drain(storeId: string, drain: Drain): Promise<void> {
    try {
      do {
        drain.again = false;
        const claim = await this.repository.claim(storeId, this.policy.paceLimits(storeId));
        if (claim.kind === 'delivery') {
          const claimNext = (inMs: number): void => {
            setTimeout(() => {
              this.nudge(storeId);
            }, inMs).unref();
          };
          this.launch(storeId, this.runner.run(claim.delivery, claimNext));
          drain.again ||= claim.delivery.more;
        } else if (claim.kind === 'probe') {
          this.launch(storeId, this.runner.probe(storeId, claim));
        } else if (claim.kind === 'gathering') {
          this.gather(storeId, drain, claim.forMs);
          return;
        } else if (claim.kind === 'nothing' && claim.forMs !== null) {
          this.wakeIn(storeId, claim.forMs);
        }
      } while (drain.again && !this.isClosing() && this.stores.isCalled(storeId));
    } catch (error) {
      this.logger.error({ err: error, storeId }, 'The ledger could not be asked for work');
      this.wakeIn(storeId, LEDGER_REST_MS);
    }
  }

  /**
   * Asks again when something falls due. By a timer of our own, as queues tell that time by the
   * clocks of their processes; should this process end before, the sweep makes up for it.
   */
  private wakeIn(storeId: string, ms: number): void {
    clearTimeout(this.alarms.get(storeId));
    const alarm = setTimeout(() => {
      this.alarms.delete(storeId);
      this.nudge(storeId);
    }, Math.ceil(ms)).unref();
    this.alarms.set(storeId, alarm);
  }

  private gather(storeId: string, drain: Drain, forMs: number): void {
    drain.gathers = true;
    setTimeout(() => {
      this.drains.delete(storeId);
      this.nudge(storeId);
    }, forMs).unref();
  }

  private launch(storeId: string, delivery: RunningDelivery): void {
    const ended = delivery.ended
      .catch((error: unknown) => {
        // Its lease will run out, and the sweep gives its items to somebody else.
        this.logger.error({ err: error, storeId }, 'A delivery could not be recorded');
      })
      .finally(() => {
        this.running.delete(delivery);
        this.endings.delete(ended);
        this.nudge(storeId);
      });
    this.canary.watch(storeId, () => {
      this.nudge(storeId);
    });
    this.running.add(delivery);
    this.endings.add(ended);
    // It was claimed while the process began to stop.
    if (this.closing) delivery.stop();
  }

  private isClosing(): boolean {
    return this.closing;
  }
}
