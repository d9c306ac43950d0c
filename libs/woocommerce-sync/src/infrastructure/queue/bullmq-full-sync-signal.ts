import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { FullSyncSignal } from '../../application/ports/full-sync-signal.port';
import { FULL_SYNC_QUEUE, type FullSyncJobData } from './queue-names';

/** Runs to be scanned as BullMQ jobs; the right to scan is in the ledger, so a doubled job does no harm. */
@Injectable()
export class BullMqFullSyncSignal extends FullSyncSignal {
  constructor(@InjectQueue(FULL_SYNC_QUEUE) private readonly queue: Queue<FullSyncJobData>) {
    super();
  }

  override async go(runId: string): Promise<void> {
    await this.queue.add('scan', { runId }, { deduplication: { id: runId, keepLastIfActive: true } });
  }
}
