import type { RedisOptions } from '@nestjs/microservices';

type TransportOptions = NonNullable<RedisOptions['options']>;

/** Between attempts to reach Redis again, in milliseconds. */
const RETRY_DELAY_MS = 1_000;

/**
 * A Redis address as the options of Nest's transport. Without endless retries it goes deaf after
 * one restart of Redis.
 */
export function redisOptions(url: string): TransportOptions {
  const { hostname, port, username, password, protocol, pathname } = new URL(url);
  return {
    host: hostname,
    port: port === '' ? 6379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    retryAttempts: Number.POSITIVE_INFINITY,
    retryDelay: RETRY_DELAY_MS,
  };
}
