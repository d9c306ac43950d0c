import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { QueueConnections } from './signals/queue-connections';
import { QUEUES } from './signals/queue-names';

/** Signals are worthless once they are delivered. */
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;

/**
 * Most connections to PostgreSQL of one queue, and of its worker: each has a pool of its own, and
 * there are ten of both in a process.
 */
const POOL_SIZE = 2;

/**
 * BullMQ's queues, for all modules: on Redis, or on PostgreSQL where there is no Redis that can run
 * them.
 */
@Module({})
export class QueueModule {
  /** Queues as the settings say; must be made before any queue is. */
  static forRoot(settings: PlatformSettings): DynamicModule {
    const onPostgres = settings.QUEUE_BACKEND === 'postgres';
    if (onPostgres) setDefaultBackendFactory(createPostgresBackend);
    const connection = (
      onPostgres
        ? {
            connectionString: settings.DATABASE_URL,
            schema: 'bullmq',
            max: POOL_SIZE,
            migrate: true,
          }
        : { url: settings.REDIS_URL, maxRetriesPerRequest: null }
    ) as ConnectionOptions;
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection, defaultJobOptions: KEEP_NOTHING }),
        BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
      ],
      providers: [QueueConnections],
      exports: [BullModule],
    };
  }
}
