import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import Redis, { type RedisOptions } from 'ioredis';
import { PlatformSettings } from '../config/platform.settings';

const CONNECT_TIMEOUT_MS = 5000;
const LONGEST_RETRY_DELAY_MS = 3000;
const DISCONNECT_TIMEOUT_MS = 500;
const QUIT_TIMEOUT_MS = 2000;

/** Makes the Redis connections of the process, and closes all of them when it ends. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private readonly open = new Set<Redis>();

  constructor(private readonly settings: PlatformSettings) {}

  /**
   * A connection of its own that reconnects for ever.
   * @param role what it is for; `CLIENT LIST` and our log show it
   * @param options what differs, such as `maxRetriesPerRequest: null` for blocking reads
   */
  create(role: string, options: RedisOptions = {}): Redis {
    const connection = new Redis(this.settings.REDIS_URL, {
      connectionName: `cypher-sync:${role}`,
      connectTimeout: CONNECT_TIMEOUT_MS,
      // How long a closing connection may keep the process up while the other side does not answer.
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      retryStrategy: (times) => Math.min(times * 100, LONGEST_RETRY_DELAY_MS),
      ...options,
    });
    this.reportOutages(role, connection);
    this.open.add(connection);
    connection.once('end', () => this.open.delete(connection));
    return connection;
  }

  /** Lets commands in flight finish, and then closes; a Redis that does not answer is left. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open].map((connection) => close(connection)));
  }

  private reportOutages(role: string, connection: Redis): void {
    let down = false;
    connection.on('error', (error: Error) => {
      if (!down) this.logger.warn(`Connection "${role}" is down: ${error.message}`);
      down = true;
    });
    connection.on('ready', () => {
      if (down) this.logger.log(`Connection "${role}" is back`);
      down = false;
    });
  }
}

async function close(connection: Redis): Promise<void> {
  if (connection.status !== 'ready') {
    connection.disconnect();
    return;
  }
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, QUIT_TIMEOUT_MS);
  });
  await Promise.race([connection.quit().catch(() => undefined), patience]);
  clearTimeout(timer);
  connection.disconnect();
}
