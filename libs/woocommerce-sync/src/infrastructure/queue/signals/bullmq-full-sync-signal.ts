import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { FullSyncSignal } from '../../../application/ports/full-sync-signal.port';
import { FULL_SYNC_QUEUE, type FullSyncJobData } from './queue-names';
import { SignalSender } from './signal-sender';

/**
 * Runs to be scanned as BullMQ jobs; the right to scan is in the ledger, so a doubled job does no
 * harm.
 */
@Injectable()
export class BullMqFullSyncSignal extends FullSyncSignal {
  private readonly sender = new SignalSender();

  constructor(@InjectQueue(FULL_SYNC_QUEUE) private readonly queue: Queue<FullSyncJobData>) {
    super();
  }

  override go(runId: string): void {
    this.sender.send(runId, () =>
      this.queue.add('scan', { runId }, { deduplication: { id: runId, keepLastIfActive: true } }),
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
