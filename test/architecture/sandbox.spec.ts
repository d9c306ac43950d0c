import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { findFreePort } from '../../apps/sandbox/src/embedded/processes/free-port';
import { signToken } from '../../apps/sandbox/src/token/demo-token';
import { eventually } from '../support/eventually';
import { BuiltProcess } from '../support/servers/product-process';
import { createTestDatabase } from '../support/database/test-database';
import { the } from '../support/the';
import { API } from '../support/world/api-client';

const ROOT = join(__dirname, '../..');
const SECRET = 'canary-sandbox-secret-0123456789-0123456789';

jest.setTimeout(240_000);

const started: BuiltProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.stop()));
});

/** The addresses of a sandbox, and what opens it. */
interface Running {
  readonly process: BuiltProcess;
  readonly apiUrl: string;
  readonly storeUrl: string;
  readonly erpUrl: string;
}

function start(env: Readonly<Record<string, string>>): BuiltProcess {
  const sandbox = new BuiltProcess('sandbox/src/main.js', env);
  started.push(sandbox);
  return sandbox;
}

async function startWhole(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const [port, storePort, erpPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  const process = start({
    AUTH_JWT_SECRET: SECRET,
    LOG_LEVEL: 'warn',
    PORT: String(port),
    SANDBOX_STORE_PORT: String(storePort),
    SANDBOX_CYPHER_PORT: String(erpPort),
    ...env,
  });
  const ready = eventually(
    () => {
      expect(process.output).toContain('is ready');
    },
    { timeout: 120_000 },
  );
  const ended = process.exitCode().then(() => {
    throw new Error(`The sandbox ended: ${process.output}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  const [apiUrl, storeUrl, erpUrl] = [port, storePort, erpPort].map(
    (at) => `http://127.0.0.1:${at}`,
  );
  return { process, apiUrl: the(apiUrl), storeUrl: the(storeUrl), erpUrl: the(erpUrl) };
}

async function failureOf(env: Readonly<Record<string, string>>): Promise<string> {
  const sandbox = start(env);
  expect(await sandbox.exitCode()).toBe(1);
  return sandbox.errors;
}

async function call<T>(url: string, method = 'GET', body?: unknown): Promise<T> {
  const token = signToken(
    { subject: 'ana', roles: ['admin'], lifetimeSeconds: 60 },
    { secret: SECRET },
    new Date(),
  );
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

describe('a sandbox', () => {
  it.each([
    [{ NODE_ENV: 'production' }, 'NODE_ENV is production'],
    [{ NODE_ENV: 'Production' }, 'NODE_ENV is Production'],
    [{ WOOCOMMERCE_URL: 'https://shop.example' }, 'WOOCOMMERCE_URL is given'],
    [{ ERP_URL: 'https://erp.example' }, 'ERP_URL is given'],
    [{ WOOCOMMERCE_CONSUMER_KEY: 'ck_1' }, 'WOOCOMMERCE_CONSUMER_KEY is given'],
    [{ ERP_TOKEN: 'token', DATABASE_URL: 'postgres://db/cypher' }, 'ERP_TOKEN is given'],
  ])('does not start with %j', async (env, reason) => {
    expect(await failureOf(env as unknown as Record<string, string>)).toBe(
      `${reason}: no sandbox starts beside what is real\n`,
    );
  });

  it('lists all settings that are wrong, its own and the product’s, before it starts anything', async () => {
    const said = await failureOf({
      PORT: 'http',
      LOG_LEVL: 'debug',
      SANDBOX_STORE_PORT: '99999',
      SANDBOX_CYPHER_PROT: '4000',
      SANDBOX_REDIS: 'maybe',
      // Node's own way of making folders never comes back from there.
      SANDBOX_DATA_DIR: '/proc/nope/deeper',
    });
    const lines = said.trimEnd().split('\n');
    expect(lines[0]).toContain('6 settings are missing or wrong');
    for (const [name, problem] of [
      ['PORT', 'must be a whole number'],
      ['LOG_LEVL', 'did you mean LOG_LEVEL?'],
      ['SANDBOX_STORE_PORT', 'must be a port'],
      ['SANDBOX_CYPHER_PROT', 'did you mean SANDBOX_CYPHER_PORT?'],
      ['SANDBOX_REDIS', 'must be auto or embedded'],
      ['SANDBOX_DATA_DIR', 'cannot be written'],
    ] as const) {
      expect(lines.some((line) => line.trim().startsWith(name) && line.includes(problem))).toBe(
        true,
      );
    }
  });

  it('does not use the ledger of a real shop', async () => {
    const database = await createTestDatabase(wooCommerceSyncMigrations);
    try {
      await database.query(
        `INSERT INTO "wc_product_sync_mappings" ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status")
         VALUES ('default', 'A', 1, now(), 'in_sync')`,
      );
      expect(
        await failureOf({ DATABASE_URL: database.url, PORT: String(await findFreePort()) }),
      ).toContain('The database of DATABASE_URL holds the ledger of a real shop');
    } finally {
      await database.drop();
    }
  });

  it('shows no token that is signed with a secret of somebody else’s, and leaves another one its state file', async () => {
    const first = await startWhole();
    expect(first.process.output).not.toMatch(/eyJ[\w-]+\./);
    expect(first.process.output).toContain('signed with your AUTH_JWT_SECRET');
    const usual = join(ROOT, '.data/sandbox.json');
    const before = readFileSync(usual, 'utf8');

    const second = await startWhole();
    expect(readFileSync(usual, 'utf8')).toBe(before);
    const own = join(ROOT, `.data/sandbox-${new URL(second.apiUrl).port}.json`);
    expect(JSON.parse(readFileSync(own, 'utf8'))).toMatchObject({ apiUrl: second.apiUrl });
    expect(second.process.output).toContain(own);
    await second.process.stop();
    expect(existsSync(own)).toBe(false);
    expect(readFileSync(usual, 'utf8')).toBe(before);
  });

  it('goes on with the shop and the ERP as they were, where its data is kept', async () => {
    const folder = mkdtempSync(join('/var/tmp', 'cypher-kept-'));
    // PostgreSQL's own account has to enter it, where root starts the sandbox.
    chmodSync(folder, 0o755);
    try {
      const env = { SANDBOX_DATA_DIR: join(folder, 'world') };
      const first = await startWhole(env);
      const { items } = await call<{ items: { id: string; sku: string }[] }>(
        `${first.erpUrl}/demo/products?query=SRS-0001`,
      );
      const { id, sku } = the(items[0]);
      await call(`${first.erpUrl}/demo/products/${id}?silent=true`, 'PATCH', {
        price: { regular: '71.70' },
      });
      const made = await call<{ wooCommerceId: number; success: boolean }>(
        `${first.apiUrl}${API}/sync/product/${id}`,
        'POST',
      );
      expect(made.success).toBe(true);
      await call(`${first.apiUrl}${API}/sync/categories`, 'POST');
      await first.process.stop();

      const second = await startWhole(env);
      const shown = await call<{ id: number; regular_price: string }>(
        `${second.storeUrl}/_control/products?sku=${sku}&_fields=id,regular_price`,
      );
      expect(shown).toEqual({ id: made.wooCommerceId, regular_price: '71.70' });
      const erp = await call<{ product: { price: { regular: string } } }>(
        `${second.erpUrl}/demo/products/${id}`,
      );
      expect(erp.product.price.regular).toBe('71.70');
      expect(await call(`${second.apiUrl}${API}/sync/product/${id}`, 'POST')).toMatchObject({
        success: true,
        wooCommerceId: made.wooCommerceId,
      });
      expect(await call(`${second.apiUrl}${API}/sync/categories`, 'POST')).toMatchObject({
        success: true,
      });
    } finally {
      await Promise.all(started.splice(0).map((sandbox) => sandbox.stop()));
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('npm start', () => {
  it('brings up a service that reports healthy, and ends it when it is told to', async () => {
    const [port, storePort, erpPort] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ];
    const npm = spawn('npm', ['start', '--silent'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(port),
        SANDBOX_STORE_PORT: String(storePort),
        SANDBOX_CYPHER_PORT: String(erpPort),
      },
    });
    let said = '';
    for (const stream of [npm.stdout, npm.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(npm, 'close');
    const health = `http://127.0.0.1:${port}/health/ready`;
    try {
      await eventually(
        async () => {
          if (npm.exitCode !== null) throw new Error(`It has ended: ${said}`);
          expect((await fetch(health)).status).toBe(200);
        },
        { timeout: 120_000, pause: 200 },
      );
    } finally {
      npm.kill('SIGTERM');
      await ended;
    }
    await expect(fetch(health)).rejects.toThrow('fetch failed');
  });
});
