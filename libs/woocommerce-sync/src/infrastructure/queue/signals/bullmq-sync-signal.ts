import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SyncSignal } from '../../../application/ports/sync-signal.port';
import { SYNC_QUEUE, type SyncJobData } from './queue-names';
import { SignalSender } from './signal-sender';

/**
 * Signals as BullMQ jobs. Any number of signals for a store fold into one that waits. While the
 * broker takes none, the lane of this very process is told directly, so that a service in one
 * process goes on without Redis.
 */
@Injectable()
export class BullMqSyncSignal extends SyncSignal {
  private readonly sender = new SignalSender();
  private tellThisProcess: (storeId: string) => void = () => undefined;

  constructor(@InjectQueue(SYNC_QUEUE) private readonly queue: Queue<SyncJobData>) {
    super();
  }

  /** Who is told while the broker takes nothing. */
  standInForBroker(tell: (storeId: string) => void): void {
    this.tellThisProcess = tell;
  }

  override wake(storeId: string): void {
    // A plain deduplication drops what is added while the job runs; this keeps the last of it.
    const options = { deduplication: { id: `wake ${storeId}`, keepLastIfActive: true } };
    this.sender.send(
      `wake ${storeId}`,
      () => this.queue.add('wake', { storeId }, options),
      () => {
        this.tellThisProcess(storeId);
      },
    );
  }

  /**
   * Resolves when the broker has taken what was sent, or after a second: for a process that is
   * about to end.
   */
  async flush(): Promise<void> {
    await this.sender.flush();
  }
}
