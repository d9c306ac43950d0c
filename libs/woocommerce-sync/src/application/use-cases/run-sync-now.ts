import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SyncItemState } from '../../domain/sync-item';
import { ISyncRepository } from '../../domain/sync.repository';
import type { SyncType } from '../../domain/sync-type';
import type { SyncResult } from '../dto/sync-result';
import { Clock } from '../ports/clock.port';
import { SyncIntake } from './sync-intake';

/** How long a caller is kept waiting before it is told that the sync goes on without it. */
const PATIENCE_MS = 25_000;
const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 250;

/** What a person may ask to be synced at once. */
export interface SyncNowCommand {
  readonly storeId: string;
  readonly productId: string;
  readonly syncType: SyncType;
  /** Subject of the caller's token. */
  readonly actor: string;
  /** Id of the HTTP request. */
  readonly reference?: string;
}

/** Puts one product at the head of the lane and waits for its end; the same lane, ledger and rules as everything else. */
@Injectable()
export class RunSyncNow {
  constructor(
    private readonly intake: SyncIntake,
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the item has ended, or as `pending` after 25 seconds. */
  async execute(command: SyncNowCommand): Promise<SyncResult> {
    const startedAt = this.clock.now().getTime();
    const itemId = await this.intake.accept({
      storeId: command.storeId,
      subjectKind: 'product',
      subjectId: command.productId,
      syncType: command.syncType,
      origin: {
        via: 'api',
        actor: command.actor,
        ...(command.reference === undefined ? {} : { reference: command.reference }),
      },
      urgent: true,
    });
    const end = await this.waitForEnd(itemId, startedAt + PATIENCE_MS);
    return this.resultOf(command, itemId, end, this.clock.now().getTime() - startedAt);
  }

  private async waitForEnd(itemId: string, until: number): Promise<Readonly<SyncItemState> | null> {
    let pause = FIRST_LOOK_MS;
    while (this.clock.now().getTime() < until) {
      const item = await this.repository.findItem(itemId);
      if (item?.status === 'completed' || item?.status === 'failed') return item;
      await wait(pause);
      pause = Math.min(pause * 1.5, LONGEST_LOOK_MS);
    }
    return null;
  }

  private resultOf(
    command: SyncNowCommand,
    itemId: string,
    end: Readonly<SyncItemState> | null,
    duration: number,
  ): SyncResult {
    const { productId, syncType } = command;
    const status = end === null ? 'pending' : end.status === 'failed' ? 'failed' : (end.outcome ?? 'synced');
    return {
      success: status === 'synced' || status === 'skipped' || status === 'superseded',
      itemId,
      productId,
      wooCommerceId: end?.wooCommerceId ?? null,
      syncType,
      status,
      duration,
      error: status === 'failed' ? (end?.failure ?? null) : null,
    };
  }
}
