import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DriftSignal } from '../../../application/ports/drift/drift-signal.port';
import { DRIFT_QUEUE, type DriftJobData } from './queue-names';
import { SignalSender } from './signal-sender';

/** Comparisons as BullMQ jobs; the right to carry one out is in the database. */
@Injectable()
export class BullMqDriftSignal extends DriftSignal {
  private readonly sender = new SignalSender();

  constructor(@InjectQueue(DRIFT_QUEUE) private readonly queue: Queue<DriftJobData>) {
    super();
  }

  override go(runId: string): void {
    this.sender.send(runId, () =>
      this.queue.add('compare', { runId }, { deduplication: { id: runId } }),
    );
  }

  /** Resolves when the broker has taken what was sent, or after a second. */
  async flush(): Promise<void> {
    await this.sender.flush();
  }
}
