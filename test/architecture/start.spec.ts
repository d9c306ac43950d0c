import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { JwtService } from '@nestjs/jwt';
import { DEMO_KEY, startStoreDouble, type StoreDouble } from '../../apps/sandbox/src/store';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { startTestRedis, type TestRedis } from '../support/servers/test-redis';
import { ProductProcess } from '../support/servers/product-process';

const JWT_SECRET = 'canary-jwt-0123456789-0123456789-0123456789';
const CANARY = 'canary-password-4711';

let database: TestDatabase;
let redis: TestRedis;
let settings: Record<string, string>;
const started: ProductProcess[] = [];

function start(changes: Record<string, string> = {}, command = 'main'): ProductProcess {
  const product = new ProductProcess(command, { ...settings, ...changes });
  started.push(product);
  return product;
}

async function untilReady(product: ProductProcess): Promise<string> {
  return eventually(
    async () => {
      const url = product.url;
      if (url === null) throw new Error(`It does not listen: ${product.output}`);
      const { status } = await fetch(`${url}/health/ready`);
      if (status !== 200) throw new Error(`It is not ready: ${product.output}`);
      return url;
    },
    { timeout: 60_000 },
  );
}

async function failureOf(product: ProductProcess): Promise<string[]> {
  expect(await product.exitCode()).toBe(1);
  expect(product.output).not.toContain(CANARY);
  expect(product.output).not.toMatch(/^ {4}at /m);
  return product.errors.trimEnd().split('\n');
}

beforeAll(async () => {
  [database, redis] = await Promise.all([createTestDatabase(), startTestRedis()]);
  settings = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    QUEUE_BACKEND: redis.queueBackend,
    AUTH_JWT_SECRET: JWT_SECRET,
    PORT: '0',
    HOST: '127.0.0.1',
    WOOCOMMERCE_URL: 'http://127.0.0.1:9',
    WOOCOMMERCE_CONSUMER_KEY: 'ck_canary_key_4711',
    WOOCOMMERCE_CONSUMER_SECRET: 'cs_canary_secret_4711',
    ERP_URL: 'http://127.0.0.1:9',
    ERP_TOKEN: 'canary-erp-token-4711',
  };
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((product) => product.stop('SIGKILL')));
});
afterAll(async () => {
  await database.drop();
  await redis.stop();
});

describe('a start that cannot succeed', () => {
  it('lists all settings that are wrong', async () => {
    const lines = await failureOf(start({ PORT: 'http', ROLES: 'baker', ERP_TOKEN: '' }));
    expect(lines).toHaveLength(4);
    expect(lines.join('\n')).toMatch(
      /ROLES +must be.*\n.*PORT +must be.*\n.*ERP_TOKEN +is missing/,
    );
  });

  it('says in one line that the database is dead', async () => {
    const url = `postgres://cypher:${CANARY}@127.0.0.1:9/cypher`;
    expect(await failureOf(start({ DATABASE_URL: url }))).toEqual([
      expect.stringMatching(
        /^Cannot start: PostgreSQL at 127\.0\.0\.1:9\/cypher .*ECONNREFUSED.* DATABASE_URL\.$/,
      ),
    ]);
  });

  it('says in one line that Redis is dead', async () => {
    expect(await failureOf(start({ REDIS_URL: `redis://:${CANARY}@127.0.0.1:9` }))).toEqual([
      expect.stringMatching(/^Cannot start: Redis at 127\.0\.0\.1:9 .*ECONNREFUSED.* REDIS_URL\.$/),
    ]);
  });

  it('says in one line that the port is taken, and has taken up no work', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const product = start({ PORT: String(port) });
    expect(await failureOf(product)).toEqual([
      `Cannot start: port ${port} is in use by another program. Stop that, or set PORT to a free one.`,
    ]);
    expect(product.output.trimEnd()).toBe(product.errors.trimEnd());
    other.close();
  });
});

describe('a start with settings that are well formed and wrong', () => {
  let shop: StoreDouble;
  beforeAll(async () => {
    shop = await startStoreDouble({
      preset: 'instant',
      keys: [{ ...DEMO_KEY, secret: 'cs_right' }],
    });
  });
  afterAll(() => shop.close());

  const key = { WOOCOMMERCE_CONSUMER_KEY: DEMO_KEY.key, WOOCOMMERCE_CONSUMER_SECRET: 'cs_right' };

  /**
   * What a process that only writes to the shop says of it; that it says anything is half of it.
   */
  async function saidOf(changes: Record<string, string>): Promise<string> {
    const product = start({ ROLES: 'worker', WOOCOMMERCE_URL: shop.url, ...key, ...changes });
    return eventually(
      () => {
        const line = product.output
          .split('\n')
          .find((candidate) => candidate.includes('The shop at '));
        if (line === undefined) throw new Error(product.output);
        return (JSON.parse(line) as { msg: string }).msg;
      },
      { timeout: 60_000 },
    );
  }

  it('says that the shop answers', async () => {
    expect(await saidOf({})).toBe(`The shop at ${shop.url} answers`);
  });

  it.each([
    [
      'a dead shop',
      { WOOCOMMERCE_URL: 'http://127.0.0.1:9' },
      /cannot be used.*ECONNREFUSED.*WOOCOMMERCE_URL right\?$/,
    ],
    [
      'a wrong key',
      { WOOCOMMERCE_CONSUMER_KEY: 'ck_wrong' },
      /cannot be used.*refused the key.*check the consumer key/,
    ],
    [
      'a wrong secret',
      { WOOCOMMERCE_CONSUMER_SECRET: 'cs_wrong' },
      /refused the key.*signature.*consumer secret is wrong/i,
    ],
  ])('says in one line of %s what to change', async (_, changes, line) => {
    expect(await saidOf(changes)).toMatch(line);
  });

  it('says of an address that is not the shop’s home that calls over http are signed for that', async () => {
    const other = shop.url.replace('127.0.0.1', 'localhost');
    expect(await saidOf({ WOOCOMMERCE_URL: other })).toMatch(
      /set WOOCOMMERCE_URL to its "Site Address"/,
    );
  });

  it('says of an address below which there is no shop to set its home', async () => {
    expect(await saidOf({ WOOCOMMERCE_URL: `${shop.url}/elsewhere` })).toMatch(
      /HTTP 404.*set WOOCOMMERCE_URL to the shop’s home address/,
    );
  });

  it('understands an address of the API or of the admin pages', async () => {
    for (const path of ['/wp-json/wc/v3/', '/wp-admin/admin.php?page=wc-settings'])
      expect(await saidOf({ WOOCOMMERCE_URL: shop.url + path })).toBe(
        `The shop at ${shop.url} answers`,
      );
  });

  it('tells of a name that is nearly a setting’s', async () => {
    expect(
      (await failureOf(start({ ERP_URL: '', ERP_ULR: 'http://erp.example' }))).join('\n'),
    ).toMatch(/ERP_URL +is missing.*\n.*ERP_ULR +is no setting: did you mean ERP_URL\?/);
  });
});

describe('a start in production', () => {
  const named = { NODE_ENV: 'production', AUTH_ISSUER: 'erp', AUTH_AUDIENCE: 'sync' };

  it('needs an issuer and an audience', async () => {
    const lines = await failureOf(start({ NODE_ENV: 'production' }));
    expect(lines.join('\n')).toMatch(
      /2 settings.*\n.*AUTH_ISSUER is missing.*\n.*AUTH_AUDIENCE is missing/,
    );
  });

  it.each(['Production', 'prod'])(
    'is not meant by %s, which no start takes for anything',
    async (kind) => {
      const lines = await failureOf(start({ NODE_ENV: kind }));
      expect(lines.join('\n')).toMatch(/NODE_ENV.*must be one of production, development, test/);
    },
  );

  it('closes the documentation, unless a setting opens it; elsewhere it is open', async () => {
    for (const [changes, status] of [
      [named, 404],
      [{ ...named, SWAGGER_ENABLED: 'true' }, 200],
      [{}, 200],
    ] as const) {
      const url = await untilReady(start(changes));
      expect((await fetch(`${url}/docs`)).status).toBe(status);
      expect((await fetch(`${url}/docs-json`)).status).toBe(status);
    }
  });
});

describe('migrations', () => {
  it('are applied once, however many processes begin together', async () => {
    const empty = await createTestDatabase();
    try {
      const applied = await Promise.all(
        [1, 2, 3].map(() => migrateDatabase(empty.url, wooCommerceSyncMigrations)),
      );
      expect(applied.map((names) => names.length).sort()).toEqual([
        0,
        0,
        wooCommerceSyncMigrations.length,
      ]);
    } finally {
      await empty.drop();
    }
  });
});

describe('the running product', () => {
  it('starts in several processes at once on an empty database, and each stops in order', async () => {
    const products = [start(), start(), start()];
    await Promise.all(products.map(untilReady));
    expect(await Promise.all(products.map((product) => product.stop()))).toEqual([0, 0, 0]);
  }, 120_000);

  it('needs a token, and writes no secret of its settings', async () => {
    const product = start({ LOG_LEVEL: 'trace' });
    const url = await untilReady(product);
    const status = `${url}/api/v1/woocommerce/sync/status`;
    expect((await fetch(status)).status).toBe(401);
    const token = new JwtService().sign({ sub: 'ana' }, { secret: JWT_SECRET, expiresIn: '5m' });
    expect((await fetch(status, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    await product.stop();
    expect(product.output).toContain('/api/v1/woocommerce/sync/status');
    expect(product.output).not.toMatch(/canary/);
    expect(product.output).not.toContain(token);
  });

  it('serves health and metrics alone in a process without the role api', async () => {
    const url = await untilReady(start({ ROLES: 'worker', METRICS_PUBLIC: 'true' }));
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/api/v1/woocommerce/sync/status`)).status).toBe(404);
  });

  it('describes its API without any service at hand', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cypher-openapi-'));
    const file = join(folder, 'openapi.json');
    const writer = new ProductProcess('openapi', {}, file);
    expect([await writer.exitCode(), writer.errors]).toEqual([0, '']);
    const { paths, components } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(paths as object)).toEqual(
      expect.arrayContaining(['/health/ready', '/api/v1/woocommerce/sync/product/{productId}']),
    );
    expect(components.securitySchemes.bearer.scheme).toBe('bearer');
    rmSync(folder, { recursive: true });
  });
});
