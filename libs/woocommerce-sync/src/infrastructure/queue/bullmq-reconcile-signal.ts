import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { ReconcileSignal } from '../../application/ports/reconcile-signal.port';
import { ERP_RECONCILE_QUEUE } from './queue-names';

/** One reading at a time; any number of wishes while it runs become one more. */
@Injectable()
export class BullMqReconcileSignal extends ReconcileSignal {
  constructor(@InjectQueue(ERP_RECONCILE_QUEUE) private readonly queue: Queue) {
    super();
  }

  override async now(): Promise<void> {
    await this.queue.add('reconnected', {}, { deduplication: { id: 'reconcile', keepLastIfActive: true } });
  }
}
