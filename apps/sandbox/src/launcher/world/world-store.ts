import { Client } from 'pg';
import { SandboxError } from '../../sandbox.error';

/** A schema that nothing else has: where it is, a sandbox has been before. */
const SCHEMA = 'cypher_sandbox';

const MAPPED = `
  SELECT to_regclass('wc_product_sync_mappings') IS NOT NULL AS "isLedger",
         to_regnamespace('${SCHEMA}') IS NOT NULL AS "isSandbox"`;

/**
 * Keeps what the doubles hold, as text, beside the ledger that knows of it: a ledger that remembers
 * a shop which has forgotten everything is worth less than none.
 */
export class WorldStore {
  private constructor(private readonly url: string) {}

  /**
   * Prepares the database.
   * @param isGiven whether somebody else has made it: then it must not be a real shop's
   * @throws SandboxError where its ledger is not a sandbox's, or it cannot be used
   */
  static async open(url: string, isGiven: boolean): Promise<WorldStore> {
    const store = new WorldStore(url);
    try {
      await store.use(async (client) => {
        if (isGiven) await refuseRealLedger(client);
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
        await client.query(
          `CREATE TABLE IF NOT EXISTS ${SCHEMA}.doubles (name text PRIMARY KEY, state text NOT NULL)`,
        );
      });
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      throw new SandboxError(
        `The database of DATABASE_URL cannot be used: ${error instanceof Error ? error.message : 'unknown fault'}`,
      );
    }
    return store;
  }

  /** What was kept of a double; null for nothing. */
  async find(name: string): Promise<string | null> {
    const { rows } = await this.use((client) =>
      client.query<{ state: string }>(`SELECT state FROM ${SCHEMA}.doubles WHERE name = $1`, [
        name,
      ]),
    );
    return rows[0]?.state ?? null;
  }

  /** Keeps the state of a double, in the place of an older one. */
  async keep(name: string, state: string): Promise<void> {
    await this.use((client) =>
      client.query(
        `INSERT INTO ${SCHEMA}.doubles (name, state) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state`,
        [name, state],
      ),
    );
  }

  private async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

/**
 * The demo's full sync would take a real shop's products for gone, and its mappings for its own.
 */
async function refuseRealLedger(client: Client): Promise<void> {
  const { rows } = await client.query<{ isLedger: boolean; isSandbox: boolean }>(MAPPED);
  const [found] = rows;
  if (found?.isLedger !== true || found.isSandbox) return;
  const mapped = await client.query('SELECT 1 FROM wc_product_sync_mappings LIMIT 1');
  if (mapped.rowCount === 0) return;
  throw new SandboxError(
    'The database of DATABASE_URL holds the ledger of a real shop: give the sandbox one of its own, or set WOOCOMMERCE_URL and ERP_URL, too',
  );
}
