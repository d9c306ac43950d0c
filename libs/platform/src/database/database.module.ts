import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { PlatformSettings } from '../config/platform.settings';
import { ReadinessModule } from '../health/readiness-registry';
import { DatabaseReadiness } from './database.readiness';
import { type DatabaseSchema, dataSourceOptions, openDataSource } from './data-source';
import { migrateDatabase } from './migrate-database';

/**
 * Provides the TypeORM `DataSource` to every module, migrated and connected. The start stops with a
 * `DatabaseUnavailableError` where PostgreSQL cannot be reached; who restarts processes does the
 * retrying.
 */
@Module({})
export class DatabaseModule {
  static forRoot(schema: DatabaseSchema): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        ReadinessModule,
        TypeOrmModule.forRootAsync({
          inject: [PlatformSettings],
          useFactory: (
            settings: PlatformSettings,
          ): DataSourceOptions & { toRetry: () => boolean } => ({
            ...dataSourceOptions(settings, schema),
            toRetry: () => false,
          }),
          dataSourceFactory: async (options) => {
            const { url } = options as { url: string };
            await migrateDatabase(url, schema.migrations);
            return openDataSource(options as ReturnType<typeof dataSourceOptions>);
          },
        }),
      ],
      providers: [DatabaseReadiness],
    };
  }
}
