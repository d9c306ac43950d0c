import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  OrderPullRepository,
  PULL_ABANDONED,
  type OrderPull,
} from '../../domain/orders/order-pull.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { PullFailedError } from '../errors/pull.errors';

/** How often a living process says so, in milliseconds; well within the lease. */
const HEARTBEAT_MS = 15_000;

const FIRST_LOOK_MS = 50;
const LONGEST_LOOK_MS = 500;

/** Where a pull begins. */
export interface PullStart {
  readonly since: Date;
  /** When it begins, by the ledger's clock. */
  readonly now: Date;
  /** Whether the next pull begins where this one did: somebody chose the moment. */
  readonly keepsPlace: boolean;
}

/** Reads the orders of a pull. */
type Reading = (pull: OrderPull, start: PullStart) => Promise<void>;

/**
 * Lets one at a time read the orders of a store, over all processes: twenty who ask at once are one
 * reading of the shop, and all get its answer.
 */
@Injectable()
export class OrderPullTurn {
  constructor(private readonly pulls: OrderPullRepository) {}

  /**
   * Reads, or waits for a reading that goes on and begins as early or earlier, and answers that.
   * Throws what `read` throws, and `PullFailedError` where the reading that it waited for failed.
   * @param start from when to read; asked anew after a wait, in which it may have moved on
   */
  async take(storeId: string, start: () => Promise<PullStart>, read: Reading): Promise<OrderPull> {
    for (;;) {
      const pull = await this.takeIfFree(storeId, await start(), read);
      if (pull !== null) return pull;
      // The one that was in the way, though it may have ended by now.
      const last = await this.pulls.findLast(storeId);
      const ended = last === null ? null : await this.waitFor(last.id);
      if (ended === null || ended.since > (await start()).since) continue;
      if (ended.failure === null) return ended;
      throw new PullFailedError(ended.failure);
    }
  }

  /** Reads, unless a reading goes on: then null. Throws what `read` throws. */
  async takeIfFree(storeId: string, start: PullStart, read: Reading): Promise<OrderPull | null> {
    const pull = await this.pulls.begin(storeId, start.since);
    if (pull === null) return null;
    const heartbeat = setInterval(() => {
      // A lease that is lost costs a second reading at the worst, in which nothing is new.
      void this.pulls.keep(pull.id).catch(() => undefined);
    }, HEARTBEAT_MS).unref();
    try {
      await read(pull, start);
    } catch (error) {
      await this.pulls.end(pull.id, reasonOf(error)).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
    await this.pulls.end(pull.id, null);
    return (await this.pulls.find(pull.id)) ?? pull;
  }

  /** Answers the pull once it has ended; null where the process that had it died. */
  private async waitFor(id: string): Promise<OrderPull | null> {
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_LOOK_MS)) {
      const pull = await this.pulls.find(id);
      if (pull === null || pull.isDead || pull.failure?.code === PULL_ABANDONED) return null;
      if (pull.endedAt !== null) return pull;
      await wait(pause);
    }
  }
}

function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof WooCommerceError) return { code: error.code, message: error.message };
  return { code: 'UNEXPECTED', message: 'It ended in an unexpected error; see the log' };
}
