import { Client } from 'pg';
import { ProcessGuard } from '../../../../apps/sandbox/src/embedded/processes/process-guard';
import { OwnPostgres } from '../../../support/database/own-postgres';
import { ProductProcess } from '../../../support/servers/product-process';

const TEMPLATE = 'lab_template';

/**
 * What all runs of one command share: a PostgreSQL server of their own, which each may stop and
 * kill.
 */
export class Bench {
  readonly guard = new ProcessGuard();
  private databases = 0;

  private constructor(readonly postgres: OwnPostgres) {}

  /** Starts the server, and makes the schema that each run gets a copy of. */
  static async start(): Promise<Bench> {
    const bench = new Bench(await OwnPostgres.start());
    await bench.onServer(`CREATE DATABASE ${TEMPLATE}`);
    const migration = new ProductProcess('migrate', { DATABASE_URL: bench.urlOf(TEMPLATE) });
    if ((await migration.exitCode()) !== 0) throw new Error(`No schema: ${migration.output}`);
    return bench;
  }

  /**
   * A database with the product's schema and nothing in it, or with what another one holds. Answers
   * its name.
   */
  async newDatabase(from = TEMPLATE): Promise<string> {
    this.databases += 1;
    const name = `lab_${this.databases}`;
    await this.copyDatabase(from, name);
    return name;
  }

  /** Makes a database under this name that holds what another one does. */
  copyDatabase(from: string, name: string): Promise<void> {
    return this.onServer(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  }

  /** Ends all sessions of a database, and removes it. */
  dropDatabase(name: string): Promise<void> {
    return this.onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  /** The address of a database on this server. */
  urlOf(name: string): string {
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async close(): Promise<void> {
    await this.postgres.close();
  }

  private async onServer(statement: string): Promise<void> {
    const server = new Client({ connectionString: this.postgres.url });
    await server.connect();
    try {
      await server.query(statement);
    } finally {
      await server.end();
    }
  }
}
