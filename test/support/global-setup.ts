import { randomBytes } from 'node:crypto';
import { startEmbeddedPostgres } from '../../apps/sandbox/src/embedded/postgres/embedded-postgres';
import { ProcessGuard } from '../../apps/sandbox/src/embedded/processes/process-guard';
import { dropTestDatabases, NAME_PREFIX_SETTING, SERVER_URL_SETTING } from './database/test-server';

/**
 * One PostgreSQL server for the whole run: the one of `TEST_DATABASE_URL` (its user must be allowed
 * to create databases), or else the bundled one. Jest hands `process.env` on to the workers.
 */
export default async function globalSetup(): Promise<void> {
  process.env[NAME_PREFIX_SETTING] = `test_${randomBytes(4).toString('hex')}_`;
  if (process.env[SERVER_URL_SETTING] === undefined) {
    const postgres = await startEmbeddedPostgres({ guard: new ProcessGuard() });
    process.env[SERVER_URL_SETTING] = postgres.url;
    globalThis.stopTestServices = () => postgres.stop();
  } else {
    globalThis.stopTestServices = dropTestDatabases;
  }
}

declare global {
  // A `var` is what TypeScript takes for a property of globalThis, where jest keeps what teardown
  // needs.
  var stopTestServices: (() => Promise<void>) | undefined;
}
