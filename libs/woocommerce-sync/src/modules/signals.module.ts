import { Module } from '@nestjs/common';
import { EventRelay } from '../application/events/event-relay';
import { AdoptionSignal } from '../application/ports/adoption/adoption-signal.port';
import { DriftSignal } from '../application/ports/drift/drift-signal.port';
import { EventPublisher } from '../application/ports/event-publisher.port';
import { FullSyncSignal } from '../application/ports/full-sync-signal.port';
import { ReconcileSignal } from '../application/ports/reconcile-signal.port';
import { HintSignal } from '../application/ports/webhooks/hint-signal.port';
import { SyncSignal } from '../application/ports/sync-signal.port';
import { RedisEventPublisher } from '../infrastructure/events/redis-event-publisher';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { BullMqAdoptionSignal } from '../infrastructure/queue/signals/bullmq-adoption-signal';
import { BullMqDriftSignal } from '../infrastructure/queue/signals/bullmq-drift-signal';
import { BullMqFullSyncSignal } from '../infrastructure/queue/signals/bullmq-full-sync-signal';
import { BullMqHintSignal } from '../infrastructure/queue/signals/bullmq-hint-signal';
import { BullMqReconcileSignal } from '../infrastructure/queue/signals/bullmq-reconcile-signal';
import { BullMqSyncSignal } from '../infrastructure/queue/signals/bullmq-sync-signal';

/**
 * What one process tells another: that there is work, and to the ERP what happened in shops. The
 * queues are those of `QueueModule`, which is global.
 */
@Module({
  imports: [PersistenceModule],
  providers: [
    EventRelay,
    BullMqSyncSignal,
    BullMqFullSyncSignal,
    BullMqHintSignal,
    BullMqDriftSignal,
    BullMqAdoptionSignal,
    { provide: AdoptionSignal, useExisting: BullMqAdoptionSignal },
    { provide: DriftSignal, useExisting: BullMqDriftSignal },
    { provide: ReconcileSignal, useClass: BullMqReconcileSignal },
    { provide: EventPublisher, useClass: RedisEventPublisher },
    { provide: HintSignal, useExisting: BullMqHintSignal },
    { provide: SyncSignal, useExisting: BullMqSyncSignal },
    { provide: FullSyncSignal, useExisting: BullMqFullSyncSignal },
  ],
  exports: [
    EventRelay,
    BullMqSyncSignal,
    BullMqFullSyncSignal,
    BullMqHintSignal,
    BullMqDriftSignal,
    BullMqAdoptionSignal,
    AdoptionSignal,
    DriftSignal,
    SyncSignal,
    HintSignal,
    FullSyncSignal,
    ReconcileSignal,
    EventPublisher,
  ],
})
export class SignalsModule {}
