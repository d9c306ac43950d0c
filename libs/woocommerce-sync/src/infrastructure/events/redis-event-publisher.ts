import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ClientProxyFactory, Transport, type ClientProxy } from '@nestjs/microservices';
import { PlatformSettings } from '@cypher/platform';
import { lastValueFrom, timeout } from 'rxjs';
import { EventPublisher } from '../../application/ports/event-publisher.port';
import { redisOptions } from './redis-options';

/**
 * How long the broker may take for one event, in milliseconds: who publishes holds a transaction
 * open.
 */
const PATIENCE_MS = 5_000;

/**
 * Publishes by Nest's Redis transport: the topic is the channel, the message Nest's `{ pattern,
 * data }`.
 */
@Injectable()
export class RedisEventPublisher extends EventPublisher implements OnApplicationShutdown {
  private readonly client: ClientProxy;

  constructor(settings: PlatformSettings) {
    super();
    this.client = ClientProxyFactory.create({
      transport: Transport.REDIS,
      options: redisOptions(settings.REDIS_URL),
    });
  }

  override async publish(topic: string, payload: unknown): Promise<void> {
    const sent = this.client.emit(topic, payload).pipe(timeout(PATIENCE_MS));
    await lastValueFrom(sent, { defaultValue: undefined });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
