import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { ReconcileSignal } from '../../../application/ports/reconcile-signal.port';
import { ERP_RECONCILE_QUEUE } from './queue-names';
import { SignalSender } from './signal-sender';

/** One reading at a time; any number of wishes while it runs become one more. */
@Injectable()
export class BullMqReconcileSignal extends ReconcileSignal {
  private readonly sender = new SignalSender();

  constructor(@InjectQueue(ERP_RECONCILE_QUEUE) private readonly queue: Queue) {
    super();
  }

  override now(): void {
    const options = { deduplication: { id: 'reconcile', keepLastIfActive: true } };
    this.sender.send('reconcile', () => this.queue.add('reconnected', {}, options));
  }
}
