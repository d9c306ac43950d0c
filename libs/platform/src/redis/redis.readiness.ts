import { Injectable } from '@nestjs/common';
import type Redis from 'ioredis';
import { PlatformSettings } from '../config/platform.settings';
import { ReadinessCheck, ReadinessRegistry } from '../health/readiness-registry';
import { RedisConnections } from './redis-connections';
import { checkRedisPolicy } from './redis-policy';

/** Ready while Redis answers and, where queues live in it, keeps what it is given. */
@Injectable()
export class RedisReadiness extends ReadinessCheck {
  override readonly name = 'redis';
  private readonly redis: Redis;

  constructor(
    registry: ReadinessRegistry,
    connections: RedisConnections,
    private readonly settings: PlatformSettings,
  ) {
    super();
    // A probe must fail at once while Redis is away, and not queue up.
    this.redis = connections.create('readiness', {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
    });
    registry.register(this);
  }

  override async check(): Promise<void> {
    await this.redis.ping();
    if (this.settings.QUEUE_BACKEND !== 'redis') return;
    const problem = await checkRedisPolicy(this.redis);
    if (problem !== null) throw new Error(problem);
  }
}
