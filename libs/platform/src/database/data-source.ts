import type { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import type { PlatformSettings } from '../config/platform.settings';
import { DatabaseUnavailableError } from './database-unavailable.error';

/** The records and migrations of one library. */
export interface DatabaseSchema {
  readonly entities: readonly (EntityTarget<ObjectLiteral> & (new () => unknown))[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

type DatabaseSettings = Pick<
  PlatformSettings,
  'DATABASE_URL' | 'DATABASE_POOL_SIZE' | 'DATABASE_STATEMENT_TIMEOUT_MS'
>;

const CONNECT_TIMEOUT_MS = 5000;
// A process that freezes inside a transaction keeps its row locks for so long, and stops all others
// that need the rows.
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;

/** Options of the service's own pool: never synchronises, limits every statement. */
export function dataSourceOptions(
  settings: DatabaseSettings,
  { entities }: Pick<DatabaseSchema, 'entities'>,
) {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    applicationName: 'cypher-woocommerce-sync',
    entities: [...entities],
    synchronize: false,
    logging: false,
    poolSize: settings.DATABASE_POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: logLostConnection,
    extra: {
      statement_timeout: settings.DATABASE_STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      keepAlive: true,
      verify: endureLoss,
    },
  } as const satisfies DataSourceOptions;
}

/**
 * Opens a data source, or says in one line why not.
 * @throws DatabaseUnavailableError
 */
export async function openDataSource(
  options: ReturnType<typeof dataSourceOptions>,
): Promise<DataSource> {
  try {
    return await new DataSource(options).initialize();
  } catch (error) {
    throw new DatabaseUnavailableError(options.url, error);
  }
}

/**
 * Listens to a new connection for good: its loss is told by the statement that needs it. The pool
 * stops listening when it hands a connection out, and whoever gets it begins a moment later; a
 * server that goes in between would end this process.
 */
export function endureLoss(connection: EventEmitter, done: () => void): void {
  connection.on('error', () => undefined);
  done();
}

function logLostConnection(error: unknown): void {
  // The pool replaces it; the statement that was using it, if any, fails on its own.
  new Logger('Database').warn(
    `A connection was lost: ${error instanceof Error ? error.message : 'unknown'}`,
  );
}
