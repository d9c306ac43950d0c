import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import { Clock } from '../../ports/clock.port';

/** How long a caller is kept waiting before it is told that the sync goes on without it. */
const PATIENCE_MS = 25_000;
const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 250;

/** Waits for items of the ledger to end, wherever they are delivered. */
@Injectable()
export class WaitForItems {
  constructor(
    private readonly items: SyncItemRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when all have ended, or after 25 seconds; answers them as they are then. In the place
   * of one that was superseded stands what superseded it, since that decides what the shop shows;
   * it is `superseded` only where nothing is known of that.
   */
  async execute(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]> {
    const untilMs = this.clock.monotonicMs() + PATIENCE_MS;
    let followed = ids;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_LOOK_MS)) {
      const items = await this.look(followed);
      followed = items.map(({ id }) => id);
      const over = items.every(({ status }) => status === 'completed' || status === 'failed');
      if (over || this.clock.monotonicMs() >= untilMs) return items;
      await wait(pause);
    }
  }

  private async look(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]> {
    const items = await this.items.findMany(ids);
    const superseded = items.filter(({ outcome }) => outcome === 'superseded').map(({ id }) => id);
    if (superseded.length === 0) return items;
    const successors = await this.items.findSuccessors(superseded);
    return items.map((item) => successors.get(item.id) ?? item);
  }
}
