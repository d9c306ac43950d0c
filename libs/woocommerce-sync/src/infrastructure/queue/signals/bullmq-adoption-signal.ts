import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { AdoptionSignal } from '../../../application/ports/adoption/adoption-signal.port';
import { ADOPTION_QUEUE, type AdoptionJobData } from './queue-names';
import { SignalSender } from './signal-sender';

/** Readings for adoption as BullMQ jobs; the right to carry one out is in the database. */
@Injectable()
export class BullMqAdoptionSignal extends AdoptionSignal {
  private readonly sender = new SignalSender();

  constructor(@InjectQueue(ADOPTION_QUEUE) private readonly queue: Queue<AdoptionJobData>) {
    super();
  }

  override go(runId: string): void {
    this.sender.send(runId, () =>
      this.queue.add('read', { runId }, { deduplication: { id: runId } }),
    );
  }

  /** Resolves when the broker has taken what was sent, or after a second. */
  async flush(): Promise<void> {
    await this.sender.flush();
  }
}
