import type { INestApplication } from '@nestjs/common';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { PlatformSettings } from '@cypher/platform';
import { ReconcileSignal } from '../../application/ports/reconcile-signal.port';
import { EventMessageDeserializer } from './event-message.deserializer';
import { redisOptions } from './redis-options';

/**
 * Lets the application listen to the ERP's events on Redis. Whenever it hears (again), the ERP is
 * asked for what was said meanwhile.
 */
export function connectEvents(app: INestApplication, settings: PlatformSettings): void {
  const events = app.connectMicroservice<MicroserviceOptions>(
    {
      transport: Transport.REDIS,
      options: {
        ...redisOptions(settings.REDIS_URL),
        deserializer: new EventMessageDeserializer(),
      },
    },
    { inheritAppConfig: false },
  );
  events.status.subscribe((status) => {
    if (status === 'connected') app.get(ReconcileSignal).now();
  });
}
