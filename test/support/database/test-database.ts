import { randomBytes } from 'node:crypto';
import { type DatabaseSchema, migrateDatabase } from '@cypher/platform';
import type { Client } from 'pg';
import { onTestServer, testDatabasePrefix, testDatabaseUrl } from './test-server';

type Migrations = DatabaseSchema['migrations'];

/** A database of one test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Rows of a statement of the test's own. */
  query<T>(statement: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Ends all its sessions and removes it. */
  drop(): Promise<void>;
}

/**
 * A new database with the product's schema. The first caller of a run migrates a template;
 * everyone's database is a clone of it, which takes some 50 ms. Without migrations the database is
 * empty.
 */
export async function createTestDatabase(migrations?: Migrations): Promise<TestDatabase> {
  const name = `${testDatabasePrefix()}${randomBytes(6).toString('hex')}`;
  await onTestServer(async (server) => {
    const template =
      migrations === undefined ? 'template0' : await migratedTemplate(server, migrations);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: testDatabaseUrl(name),
    query: <T>(statement: string, parameters: readonly unknown[] = []) =>
      onTestServer(
        async (server) => (await server.query(statement, [...parameters])).rows as T[],
        name,
      ),
    drop: () =>
      onTestServer(async (server) => {
        await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/**
 * The name of the migrated template, made by the first who asks: the others wait at the lock.
 * PostgreSQL clones a template only while nobody is connected to it, and nobody is once it is
 * marked as one.
 */
async function migratedTemplate(server: Client, migrations: Migrations): Promise<string> {
  const name = `${testDatabasePrefix()}template`;
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const found = await server.query(
      'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
      [name],
    );
    if (found.rowCount === 0) {
      // A half-migrated one may be left of a caller that failed.
      await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.query(`CREATE DATABASE ${name} TEMPLATE template0`);
      await migrateDatabase(testDatabaseUrl(name), migrations);
      await server.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE true`);
    }
  } finally {
    await server.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}
