import Redis from 'ioredis';
import { RedisUnavailableError } from './redis-unavailable.error';

const CONNECT_TIMEOUT_MS = 5000;

/**
 * Asks once whether Redis is there; for the start, before anything opens connections that would
 * retry for ever.
 * @throws RedisUnavailableError
 */
export async function verifyRedis(url: string): Promise<void> {
  const probe = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const faults: Error[] = [];
  // ioredis tells the reason by this event only; its promise says no more than "Connection is
  // closed".
  probe.on('error', (error: Error) => faults.push(error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw new RedisUnavailableError(url, faults[0] ?? error);
  } finally {
    probe.disconnect();
  }
}
