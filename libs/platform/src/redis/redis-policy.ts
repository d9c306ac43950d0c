import type Redis from 'ioredis';

/**
 * Queues lose jobs silently where Redis may evict keys, so its `maxmemory-policy` must be
 * `noeviction` (https://docs.bullmq.io/guide/going-to-production).
 * @returns what is wrong, or null; null too where the server does not say, as some hosted ones
 *   refuse CONFIG and INFO
 */
export async function checkRedisPolicy(redis: Redis): Promise<string | null> {
  const memory = await redis.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy === undefined || policy === 'noeviction') return null;
  return `maxmemory-policy is ${policy}: set it to noeviction, or queued work may vanish`;
}
