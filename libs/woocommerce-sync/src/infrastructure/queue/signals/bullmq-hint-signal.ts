import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { HintSignal } from '../../../application/ports/webhooks/hint-signal.port';
import { HINT_QUEUE, type SyncJobData } from './queue-names';
import { SignalSender } from './signal-sender';

/**
 * Signals that a shop hinted at something, as BullMQ jobs; any number for a store fold into one
 * that waits. While the broker takes none, the reader of this very process is told directly.
 */
@Injectable()
export class BullMqHintSignal extends HintSignal {
  private readonly sender = new SignalSender();
  private tellThisProcess: (storeId: string) => void = () => undefined;

  constructor(@InjectQueue(HINT_QUEUE) private readonly queue: Queue<SyncJobData>) {
    super();
  }

  /** Who is told while the broker takes nothing. */
  standInForBroker(tell: (storeId: string) => void): void {
    this.tellThisProcess = tell;
  }

  override wake(storeId: string): void {
    const options = { deduplication: { id: `hints ${storeId}`, keepLastIfActive: true } };
    this.sender.send(
      storeId,
      () => this.queue.add('hints', { storeId }, options),
      () => {
        this.tellThisProcess(storeId);
      },
    );
  }
}
