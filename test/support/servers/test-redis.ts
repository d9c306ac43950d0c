import { findProgram } from '../../../apps/sandbox/src/embedded/processes/find-program';
import { ProcessGuard } from '../../../apps/sandbox/src/embedded/processes/process-guard';
import { redisChoice, startRedis } from '../../../apps/sandbox/src/embedded/redis/redis-service';

/** A Redis of one test file's own. */
export interface TestRedis {
  readonly url: string;
  /** The value for `QUEUE_BACKEND`: without a real Redis the queues are on PostgreSQL. */
  readonly queueBackend: 'redis' | 'postgres';
  stop(): Promise<void>;
}

/**
 * `TEST_REDIS_URL` where it is set, else `redis-server` from the PATH, else the loopback broker
 * (which `SANDBOX_REDIS=embedded` asks for in any case). Channels know no databases, so test files
 * that run side by side would hear each other on a shared one: each starts its own, and with
 * `TEST_REDIS_URL` they have to run one by one.
 */
export async function startTestRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined)
    return { url: given, queueBackend: 'redis', stop: () => Promise.resolve() };
  return startRedis(new ProcessGuard(), redisChoice());
}

/** Whether `startTestRedis` will give a real one, for what the broker cannot carry. */
export function hasRealRedis(): boolean {
  if (process.env['TEST_REDIS_URL'] !== undefined) return true;
  return redisChoice() === 'auto' && findProgram(['redis-server', 'valkey-server']) !== null;
}
