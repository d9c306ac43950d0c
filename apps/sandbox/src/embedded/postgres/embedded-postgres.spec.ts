import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { ProcessGuard } from '../processes/process-guard';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

const guard = new ProcessGuard();

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function dataFolderOf(url: string): Promise<string> {
  const [row] = await query(url, 'SHOW data_directory');
  return String(row?.['data_directory']);
}

describe('embedded PostgreSQL', () => {
  let running: EmbeddedPostgres[] = [];

  const start = async (dataFolder?: string): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ guard, dataFolder });
    running.push(postgres);
    return postgres;
  };

  afterEach(async () => {
    await Promise.all(running.map((postgres) => postgres.stop()));
    running = [];
  });

  it('knows Romanian letters, asks for a password, and leaves nothing behind', async () => {
    const postgres = await start();
    await expect(query(postgres.url, "SELECT upper('bandă și țeavă') AS text")).resolves.toEqual([
      { text: 'BANDĂ ȘI ȚEAVĂ' },
    ]);
    await expect(query(postgres.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      'password',
    );
    const folder = dirname(await dataFolderOf(postgres.url));
    expect(existsSync(folder)).toBe(true);
    await postgres.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(query(postgres.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('waits for the disk with throw-away data only when told', async () => {
    const waits = async (url: string): Promise<unknown[]> => {
      const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
      const rows = await Promise.all(names.map((name) => query(url, `SHOW ${name}`)));
      return rows.flatMap((answer) => answer.flatMap((row) => Object.values(row)));
    };
    expect(await waits((await start()).url)).toEqual(['off', 'off', 'off']);
    const durable = await startEmbeddedPostgres({ guard, durable: true });
    running.push(durable);
    expect(await waits(durable.url)).toEqual(['on', 'on', 'on']);
  });

  it('stops at once though a client stays connected', async () => {
    const postgres = await start();
    const client = new Client({ connectionString: postgres.url });
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await postgres.stop();
    await expect(lost).resolves.toBeInstanceOf(Error);
  });

  it('keeps data and password in a folder of the caller’s, and runs there once at a time', async () => {
    const base = mkdtempSync(join(tmpdir(), 'cypher-data-'));
    try {
      // mkdtemp makes it private; the server's account has to pass through.
      chmodSync(base, 0o755);
      const folder = join(base, 'postgres');
      const first = await start(folder);
      await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
      await expect(startEmbeddedPostgres({ guard, dataFolder: folder })).rejects.toThrow(
        'did not start',
      );
      await first.stop();
      const second = await start(folder);
      await expect(query(second.url, 'SELECT seven FROM kept')).resolves.toEqual([{ seven: 7 }]);
    } finally {
      await Promise.all(running.map((postgres) => postgres.stop()));
      rmSync(base, { recursive: true });
    }
  });
});
