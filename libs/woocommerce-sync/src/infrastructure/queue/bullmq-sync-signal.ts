import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SyncSignal } from '../../application/ports/sync-signal.port';
import { SYNC_QUEUE, type SyncJobData } from './queue-names';

/** Signals as BullMQ jobs. Any number of signals for a store fold into one that waits. */
@Injectable()
export class BullMqSyncSignal extends SyncSignal {
  constructor(@InjectQueue(SYNC_QUEUE) private readonly queue: Queue<SyncJobData>) {
    super();
  }

  override async wake(storeId: string): Promise<void> {
    await this.queue.add(
      'wake',
      { storeId },
      // A plain deduplication drops what is added while the job runs; this keeps the last of it.
      { deduplication: { id: `wake ${storeId}`, keepLastIfActive: true } },
    );
  }
}
