import { Injectable, Logger } from '@nestjs/common';
import { LaneRepository } from '../../domain/lane/lane.repository';
import { Clock } from '../ports/clock.port';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';

/**
 * Stands for a visitor of each shop that is written: a cheap read every few seconds, one over all
 * processes. What it takes beside our calls, against what it takes without, says how much of the
 * shop we may use. After the last call it looks once more, without us.
 */
@Injectable()
export class Canary {
  private readonly logger = new Logger(Canary.name);
  private readonly watched = new Map<string, NodeJS.Timeout>();
  private closing = false;

  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Calls to this store are in flight. Returns at once.
   * @param onRead told when what is known of the shop has changed
   */
  watch(storeId: string, onRead: () => void): void {
    const everyMs = this.policy.canaryMs(storeId);
    if (everyMs === 0 || this.closing || this.watched.has(storeId)) return;
    const timer = setTimeout(() => {
      void this.look(storeId, everyMs).then((goesOn) => {
        this.watched.delete(storeId);
        if (goesOn) this.watch(storeId, onRead);
        onRead();
      });
    }, everyMs);
    this.watched.set(storeId, timer.unref());
  }

  /** Looks no more. */
  close(): void {
    this.closing = true;
    for (const timer of this.watched.values()) clearTimeout(timer);
  }

  /** Whether there is something to look at yet. Never rejects. */
  private async look(storeId: string, everyMs: number): Promise<boolean> {
    try {
      const turn = await this.lanes.takeCanaryTurn(storeId, everyMs);
      // Another process looks, or the shop is unwell.
      if (turn === null) return true;
      const startedMs = this.clock.monotonicMs();
      await this.stores.get(storeId).health.probe();
      const ms = this.clock.monotonicMs() - startedMs;
      const isOver = await this.lanes.recordCanary(
        storeId,
        { ms, turn },
        this.policy.paceLimits(storeId),
      );
      return !isOver;
    } catch (error) {
      // That the shop is not well, or the ledger away, others tell. The next delivery looks anew.
      this.logger.debug({ err: error, storeId }, 'The canary could not be read');
      return false;
    }
  }
}
