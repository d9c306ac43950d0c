import { Module } from '@nestjs/common';
import { DroppedEvents } from '../infrastructure/events/dropped-events';
import { EventStreamConsumer } from '../infrastructure/events/event-stream.consumer';
import { SyncEventHandler } from '../infrastructure/events/sync-event.handler';
import { IntakeModule } from './intake.module';

/** Listens to the ERP’s events. */
@Module({
  imports: [IntakeModule],
  controllers: [SyncEventHandler],
  providers: [DroppedEvents, EventStreamConsumer],
})
export class EventsInModule {}
