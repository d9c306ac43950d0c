import { Controller, Logger } from '@nestjs/common';
import { Ctx, EventPattern, Payload, RedisContext } from '@nestjs/microservices';
import {
  EVENT_CHANNELS,
  parseEventBody,
  type EventChannel,
} from '../../application/dto/sync-event';
import { HandleSyncEvent } from '../../application/use-cases/syncing/handle-sync-event.use-case';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { DroppedEvents } from './dropped-events';
import type { EventMessage } from './event-message.deserializer';

/** The ERP's events on Redis, each channel an event's name. */
@Controller()
export class SyncEventHandler {
  private readonly logger = new Logger(SyncEventHandler.name);

  constructor(
    private readonly handleEvent: HandleSyncEvent,
    private readonly dropped: DroppedEvents,
  ) {}

  /** Parses the message and hands it on; never throws, since nobody could answer it. */
  @EventPattern([...EVENT_CHANNELS])
  async handle(@Payload() message: EventMessage, @Ctx() context: RedisContext): Promise<void> {
    const channel = context.getChannel() as EventChannel;
    const event = parseEventBody(channel, message.body, message.envelopeId);
    if (event === null) {
      this.dropped.drop(channel, message.body);
      return;
    }
    try {
      await this.handleEvent.execute(event);
    } catch (error) {
      if (error instanceof WooCommerceError) this.dropped.drop(channel, message.body);
      else
        this.logger.error(
          { err: error, channel, eventId: event.eventId },
          'An event could not be written into the ledger',
        );
    }
  }
}
