import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseUnavailableError, endureLoss, type PlatformSettings } from '@cypher/platform';
import { DEFAULT_SCHEMA, quoteSchemaName, runMigrations } from 'bullmq';
import { Pool } from 'pg';
import { QUEUES } from './signals/queue-names';

/** For all statements of all queues; short ones, and few at a time. */
const FOR_STATEMENTS = 4;

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * The connections of all queues to PostgreSQL. Left to itself, BullMQ opens a pool for each queue
 * and each worker: fifty connections a process, of the hundred that PostgreSQL has by default. Of
 * this one each worker holds one, on which it listens.
 */
@Injectable()
export class QueuePool implements OnApplicationShutdown {
  private constructor(readonly pool: Pool) {}

  /**
   * Opens it, and brings BullMQ's tables up to date.
   * @throws DatabaseUnavailableError
   */
  static async open({ DATABASE_URL: url }: PlatformSettings): Promise<QueuePool> {
    const pool = new Pool({
      connectionString: url,
      application_name: 'cypher-queues',
      options: `-c search_path=${quoteSchemaName(DEFAULT_SCHEMA)}`,
      max: QUEUES.length + FOR_STATEMENTS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      verify: endureLoss,
    });
    // Every queue and worker listens to it.
    pool.setMaxListeners(0);
    try {
      await migrate(pool);
    } catch (error) {
      await pool.end();
      throw new DatabaseUnavailableError(url, error);
    }
    return new QueuePool(pool);
  }

  /** Closes it; its module is global, and so ends after the queues and workers that use it. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, DEFAULT_SCHEMA);
  } finally {
    client.release();
  }
}
