import type { INestApplication } from '@nestjs/common';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { PlatformSettings } from '@cypher/platform';
import { EventMessageDeserializer } from './event-message.deserializer';
import { redisOptions } from './redis-options';

/** Lets the application listen to the ERP's events on Redis. */
export function connectEvents(app: INestApplication, settings: PlatformSettings): void {
  app.connectMicroservice<MicroserviceOptions>(
    {
      transport: Transport.REDIS,
      options: { ...redisOptions(settings.REDIS_URL), deserializer: new EventMessageDeserializer() },
    },
    { inheritAppConfig: false },
  );
}
