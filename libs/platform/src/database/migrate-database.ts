import { Logger } from '@nestjs/common';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { DatabaseSchema } from './data-source';
import { DatabaseUnavailableError } from './database-unavailable.error';

/** Any fixed number will do, as long as nobody else in this database takes advisory locks by it. */
const MIGRATION_LOCK = 7_209_631_845;

/**
 * Applies the migrations that are missing, each in a transaction of its own. Any number of
 * processes may call it at once: an advisory lock lets one work while the others wait and then find
 * nothing to do.
 *
 * @returns the names of the migrations that this call applied
 * @throws DatabaseUnavailableError where PostgreSQL cannot be reached, and whatever a migration
 *   throws
 */
export async function migrateDatabase(
  url: string,
  migrations: DatabaseSchema['migrations'],
): Promise<readonly string[]> {
  const source = await open({
    type: 'postgres',
    url,
    applicationName: 'cypher-migrate',
    migrations: [...migrations],
    // One connection holds the lock, the other migrates.
    poolSize: 2,
    connectTimeoutMS: 5000,
  });
  const lock = source.createQueryRunner();
  try {
    await takeLock(lock);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    // The lock belongs to the session and ends with it.
    await lock.release();
    await source.destroy();
  }
}

async function open(options: DataSourceOptions & { url: string }): Promise<DataSource> {
  try {
    return await new DataSource(options).initialize();
  } catch (error) {
    throw new DatabaseUnavailableError(options.url, error);
  }
}

async function takeLock(runner: QueryRunner): Promise<void> {
  const rows: unknown = await runner.query('SELECT pg_try_advisory_lock($1) AS taken', [
    MIGRATION_LOCK,
  ]);
  if (Array.isArray(rows) && (rows[0] as { taken: boolean }).taken) return;
  new Logger('Database').log('Another process is migrating: waiting for it');
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}
