import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { QueuePool } from './queue-pool';
import { QueueConnections } from './signals/queue-connections';
import { QUEUES } from './signals/queue-names';

/** Signals are worthless once they are delivered. */
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;

/** What the queues need of PostgreSQL: a global module, as those end after all others. */
@Module({})
class QueuePoolModule {
  static forRoot(settings: PlatformSettings): DynamicModule {
    return {
      module: QueuePoolModule,
      global: true,
      providers: [{ provide: QueuePool, useFactory: () => QueuePool.open(settings) }],
      exports: [QueuePool],
    };
  }
}

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
    return {
      module: QueueModule,
      global: true,
      imports: [
        onPostgres ? queuesOnPostgres(settings) : queuesOnRedis(settings),
        BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
      ],
      providers: [QueueConnections],
      exports: [BullModule],
    };
  }
}

function queuesOnPostgres(settings: PlatformSettings): DynamicModule {
  return BullModule.forRootAsync({
    imports: [QueuePoolModule.forRoot(settings)],
    inject: [QueuePool],
    useFactory: ({ pool }: QueuePool) => ({
      // BullMQ's types name Redis's connections alone; the backend takes a pool.
      connection: pool as unknown as ConnectionOptions,
      defaultJobOptions: KEEP_NOTHING,
    }),
  });
}

function queuesOnRedis({ REDIS_URL: url }: PlatformSettings): DynamicModule {
  return BullModule.forRoot({
    connection: { url, maxRetriesPerRequest: null },
    defaultJobOptions: KEEP_NOTHING,
  });
}
