import Redis from 'ioredis';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { startCypherDouble, type CypherDouble } from '../../../apps/sandbox/src/cypher';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { eventually } from '../../support/eventually';
import { startHostileShop, type Echo, type HostileShop } from '../../support/servers/hostile-shop';
import { ProductProcess } from '../../support/servers/product-process';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database';
import { hasRealRedis, startTestRedis, type TestRedis } from '../../support/servers/test-redis';
import { API } from '../../support/world/api-client';

const CANARIES = {
  key: 'ck_canary_5b1f0c77aa',
  secret: 'cs_canary_91d2/+e&04',
  erp: 'erp-canary-77a0 c5/d0',
  jwt: 'jwt-canary-0123456789abcdef0123456789abcdef',
};
const FORMS = Object.values(CANARIES).flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  JSON.stringify(secret).slice(1, -1),
]);
const ECHOES: Echo[] = [
  'redirect',
  'unauthorized',
  'refusal',
  'html',
  'crash',
  'item-error',
  'too-many',
];

let database: TestDatabase;
let redis: TestRedis;
let shop: HostileShop;
let erp: CypherDouble;
let product: ProductProcess;
let token = '';

const call = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${product.url ?? ''}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

beforeAll(async () => {
  [database, redis] = await Promise.all([
    createTestDatabase(wooCommerceSyncMigrations),
    startTestRedis(),
  ]);
  shop = await startHostileShop([CANARIES.key, CANARIES.secret]);
  erp = await startCypherDouble({ products: 0, token: CANARIES.erp, redisUrl: redis.url });
  product = new ProductProcess('main', {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    QUEUE_BACKEND: redis.queueBackend,
    AUTH_JWT_SECRET: CANARIES.jwt,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'trace',
    WOOCOMMERCE_URL: shop.url,
    WOOCOMMERCE_CONSUMER_KEY: CANARIES.key,
    WOOCOMMERCE_CONSUMER_SECRET: CANARIES.secret,
    ERP_URL: erp.url,
    ERP_TOKEN: CANARIES.erp,
  });
  const claims = { subject: 'canary-hunter', roles: ['admin'], lifetimeSeconds: 600 };
  token = signToken(claims, { secret: CANARIES.jwt }, new Date());
  await eventually(
    async () => {
      expect((await call('GET', '/health/ready')).status).toBe(200);
    },
    { timeout: 30_000 },
  );
}, 60_000);
afterAll(async () => {
  await product.stop();
  await Promise.all([shop.close(), erp.close()]);
  await Promise.all([database.drop(), redis.stop()]);
});

/**
 * The service is given something to write while the shop echoes in this way; resolves when it has
 * recorded the echo.
 */
async function hear(echo: Echo): Promise<void> {
  shop.echo = echo;
  const heard = shop.heard;
  const { item } = await erp.cypher.put({ name: `Echo ${echo}` }, { silent: true });
  const tellOfIt = (): Promise<Response> =>
    call('POST', `${API}/events`, {
      events: [{ type: 'product.created', data: { productId: item.id } }],
    });
  await tellOfIt();
  await call('POST', `${API}/pull/orders`, {});
  await eventually(
    async () => {
      // As if the lane had never met a fault: no pause of the echo before this one, and no probe
      // that hears this one instead.
      const paused = await database.query<unknown[]>(
        `WITH paused AS (DELETE FROM "wc_store_lanes" WHERE "breakers"->'store'->>'phase' <> 'closed' RETURNING 1) SELECT * FROM paused`,
      );
      if (paused.length > 0) await tellOfIt();
      expect(shop.heard).toBeGreaterThan(heard);
      const [row] = await database.query<{ recorded: string | null }>(
        `SELECT "error_message" AS "recorded" FROM "wc_sync_items" WHERE "product_id" = $1`,
        [item.id],
      );
      expect(row?.recorded).toEqual(expect.any(String));
    },
    { timeout: 20_000 },
  );
}

async function rows(): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS "name" FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) =>
      database.query(`SELECT '${name}' AS "table", to_jsonb(t) FROM ${name} t`),
    ),
  );
  return JSON.stringify(dumps);
}

async function keysOf(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    const dump = await Promise.all(
      (await client.keys('*')).map(async (key) => [key, await contentOf(client, key)]),
    );
    return JSON.stringify(dump);
  } finally {
    client.disconnect();
  }
}

async function contentOf(client: Redis, key: string): Promise<unknown> {
  switch (await client.type(key)) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hgetall(key);
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'zset':
      return client.zrange(key, 0, -1);
    default:
      return client.xrange(key, '-', '+');
  }
}

function expectNoCanary(where: string, text: string): void {
  // Something has to have come out, or the search proves nothing.
  expect({ where, length: text.length > 20 }).toEqual({ where, length: true });
  for (const form of FORMS) {
    const at = text.indexOf(form);
    expect({ where, found: at < 0 ? null : text.slice(Math.max(0, at - 200), at + 40) }).toEqual({
      where,
      found: null,
    });
  }
}

describe('no secret comes out, whatever the shop repeats', () => {
  it.each(ECHOES)('%s', async (echo) => {
    await hear(echo);
    for (const path of ['sync/status', 'sync/failed', 'audit', 'orders']) {
      const answer = await call('GET', `${API}/${path}`);
      expect(answer.status).toBe(200);
      expectNoCanary(path, await answer.text());
    }
    expectNoCanary('the log', product.output);
    expectNoCanary('PostgreSQL', await rows());
    if (hasRealRedis()) expectNoCanary('Redis', await keysOf(redis.url));
  });

  it('in errors and in what anybody may read', async () => {
    for (const [method, path] of [
      ['GET', '/metrics'],
      ['GET', '/health/ready'],
      ['GET', '/docs-json'],
      ['POST', `${API}/pull/orders`],
      ['POST', `${API}/sync/all`],
      ['GET', `${API}/audit?cursor=${encodeURIComponent(CANARIES.secret)}`],
    ] as const) {
      const answer = await call(method, path, method === 'POST' ? { dryRun: true } : undefined);
      expectNoCanary(path, await answer.text());
    }
  });
});
