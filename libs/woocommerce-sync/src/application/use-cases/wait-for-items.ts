import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SyncItemState } from '../../domain/sync-item';
import { ISyncRepository } from '../../domain/sync.repository';
import { Clock } from '../ports/clock.port';

/** How long a caller is kept waiting before it is told that the sync goes on without it. */
const PATIENCE_MS = 25_000;
const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 250;

/** Waits for items of the ledger to end, wherever they are delivered. */
@Injectable()
export class WaitForItems {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /** Resolves when all have ended, or after 25 seconds; answers them as they are then. */
  async execute(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]> {
    const until = this.clock.now().getTime() + PATIENCE_MS;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_LOOK_MS)) {
      const items = await this.repository.findItems(ids);
      const over = items.every(({ status }) => status === 'completed' || status === 'failed');
      if (over || this.clock.now().getTime() >= until) return items;
      await wait(pause);
    }
  }
}
