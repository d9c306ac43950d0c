import { Global, Module } from '@nestjs/common';
import { ReadinessModule } from '../health/readiness-registry';
import { RedisConnections } from './redis-connections';
import { RedisReadiness } from './redis.readiness';

/** Provides `RedisConnections` to every module. */
@Global()
@Module({
  imports: [ReadinessModule],
  providers: [RedisConnections, RedisReadiness],
  exports: [RedisConnections],
})
export class RedisModule {}
