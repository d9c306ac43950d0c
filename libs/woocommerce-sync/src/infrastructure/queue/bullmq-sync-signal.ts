import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '../../application/ports/clock.port';
import { SyncSignal } from '../../application/ports/sync-signal.port';
import { SYNC_QUEUE, type SyncJobData } from './queue-names';

/** Signals as BullMQ jobs. Any number of signals for a store fold into one that waits. */
@Injectable()
export class BullMqSyncSignal extends SyncSignal {
  constructor(
    @InjectQueue(SYNC_QUEUE) private readonly queue: Queue<SyncJobData>,
    private readonly clock: Clock,
  ) {
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

  override async wakeAt(storeId: string, at: Date): Promise<void> {
    const delay = Math.max(0, at.getTime() - this.clock.now().getTime());
    // One job per store and moment, however many processes ask for it.
    const jobId = `wake-${storeId}-${String(Math.ceil(at.getTime() / 100))}`.replaceAll(':', '_');
    await this.queue.add('wake', { storeId }, { delay, jobId });
  }
}
