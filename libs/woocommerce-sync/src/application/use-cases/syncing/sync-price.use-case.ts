import { Injectable } from '@nestjs/common';
import type { SyncResult } from '../../dto/sync-result';
import { RunSyncNow, type SyncNowCommand } from './run-sync-now';

/**
 * Brings the price, the sale price and its dates of one product to the shop: the fast path, due
 * within 2 minutes.
 */
@Injectable()
export class SyncPrice {
  constructor(private readonly run: RunSyncNow) {}

  /** Runs it at once and answers how it ended. */
  execute(command: Omit<SyncNowCommand, 'syncType'>): Promise<SyncResult> {
    return this.run.execute({ ...command, syncType: 'price' });
  }
}
