import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DroppedEvents } from '../infrastructure/events/dropped-events';
import { EventHandlers } from '../infrastructure/events/event-handlers';
import { EventStreamConsumer } from '../infrastructure/events/event-stream.consumer';
import { SyncEventHandler } from '../infrastructure/events/sync-event.handler';
import { IntakeModule } from './intake.module';

/** Listens to the ERP’s events. */
@Module({
  imports: [DiscoveryModule, IntakeModule],
  controllers: [SyncEventHandler],
  providers: [DroppedEvents, EventStreamConsumer, EventHandlers],
})
export class EventsInModule {}
