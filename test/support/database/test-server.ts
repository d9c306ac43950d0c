import { Client } from 'pg';

/** The environment settings by which the global setup tells the test files of its server. */
export const SERVER_URL_SETTING = 'TEST_DATABASE_URL';
export const NAME_PREFIX_SETTING = 'TEST_DATABASE_PREFIX';

/**
 * Runs the work on a session of the run's server, in this database or the server's own; it ends
 * with the work.
 */
export async function onTestServer<T>(
  work: (server: Client) => Promise<T>,
  database?: string,
): Promise<T> {
  const connectionString =
    database === undefined ? setting(SERVER_URL_SETTING) : testDatabaseUrl(database);
  const server = new Client({ connectionString });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

/** The address of a database on the run's server. */
export function testDatabaseUrl(database: string): string {
  const url = new URL(setting(SERVER_URL_SETTING));
  url.pathname = `/${database}`;
  return url.href;
}

/** What the names of this run's databases begin with. */
export function testDatabasePrefix(): string {
  return setting(NAME_PREFIX_SETTING);
}

/** Removes every database that this run has made. */
export async function dropTestDatabases(): Promise<void> {
  await onTestServer(async (server) => {
    const { rows } = await server.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [testDatabasePrefix()],
    );
    for (const { datname } of rows) {
      await server.query(`ALTER DATABASE ${datname} WITH IS_TEMPLATE false`);
      await server.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    }
  });
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run the system tests by \`npm run test:system\``);
  return value;
}
