export { AdminDoor } from './auth/guards/admin-door';
export { CurrentActor, Public, Roles } from './auth/access.decorators';
export { actorOf, type Actor } from './auth/actor';
export { SessionModule } from './auth/session.module';
export { checkStore, hasRole, mayIn, OfStore } from './auth/store-scope';
export { defineSettings, exactlyOneOf, type SettingsRule } from './config/define-settings';
export {
  type Environment,
  loadSettings,
  settingsHints,
  settingsProblems,
} from './config/load-settings';
export { PlatformSettings } from './config/platform.settings';
export { SettingsError, type SettingsProblem } from './config/settings.error';
export { SettingsModule } from './config/settings.module';
export { settingsExample } from './config/settings-example';
export { settingsTable } from './config/settings-table';
export { flag, integer, listOf, oneOf, text, webUrl } from './config/setting-types';
export {
  dataSourceOptions,
  type DatabaseSchema,
  endureLoss,
  openDataSource,
} from './database/data-source';
export { DatabaseModule } from './database/database.module';
export { DatabaseUnavailableError } from './database/database-unavailable.error';
export { migrateDatabase } from './database/migrate-database';
export { ReadinessCheck, ReadinessModule, ReadinessRegistry } from './health/readiness-registry';
export { configureHttp } from './http/configure-http';
export { type ProblemDetails, ProblemError } from './http/problem';
export { RawBodyRoutes } from './http/body/raw-body-routes';
export { RefusalLimit } from './http/limits/refusal-limit';
export { Unlimited } from './http/limits/unlimited.decorator';
export { ProblemMapper, ProblemMappers } from './http/problem-mappers';
export { SecretRegistry } from './logging/secret-registry';
export { Metrics } from './metrics/metrics';
export { PlatformModule } from './platform.module';
export { RedisConnections } from './redis/redis-connections';
export { RedisUnavailableError } from './redis/redis-unavailable.error';
export { verifyRedis } from './redis/verify-redis';
export { SecretBox, SecretBoxError } from './secrets/secret-box';
