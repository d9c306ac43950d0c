import { Injectable } from '@nestjs/common';
import type { SyncResult } from '../../dto/sync-result';
import { RunSyncNow, type SyncNowCommand } from './run-sync-now';

/**
 * Brings everything that Cypher owns of one product to the shop, and creates it there if need be.
 */
@Injectable()
export class SyncProduct {
  constructor(private readonly run: RunSyncNow) {}

  /** Runs it at once and answers how it ended. */
  execute(command: Omit<SyncNowCommand, 'syncType'>): Promise<SyncResult> {
    return this.run.execute({ ...command, syncType: 'product' });
  }
}
