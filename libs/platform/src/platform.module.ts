import { type DynamicModule, Module } from '@nestjs/common';
import { SettingsModule } from './config/settings.module';
import { HealthModule } from './health/health.module';
import { HttpModule } from './http/http.module';
import { LoggingModule } from './logging/logging.module';
import { MetricsModule } from './metrics/metrics.module';
import { RedisModule } from './redis/redis.module';
import { SecretsModule } from './secrets/secrets.module';

/**
 * Everything that a service needs whatever it does. The database comes with the schema, by
 * `DatabaseModule.forRoot`.
 */
@Module({})
export class PlatformModule {
  /** @param settings the instances that `loadSettings` answered, `PlatformSettings` among them */
  static forRoot(...settings: object[]): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        SettingsModule.forRoot(...settings),
        LoggingModule.forRoot(settings),
        SecretsModule,
        RedisModule,
        HttpModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
