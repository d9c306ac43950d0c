import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configureHttp, loadSettings, PlatformSettings } from '@cypher/platform';
import {
  WooCommerceSyncModule,
  WooCommerceSyncSettings,
  wooCommerceSyncMigrations,
} from '@cypher/woocommerce-sync';
import request from 'supertest';
import { startCypherDouble, type CypherDouble } from '../../apps/sandbox/src/cypher';
import {
  DEMO_KEY,
  startStoreDouble,
  type StoreDouble,
  type StoreDoubleOptions,
} from '../../apps/sandbox/src/store';
import { signToken } from '../../apps/sandbox/src/token/demo-token';
import { AppModule } from '../../apps/sync/src/app.module';
import { eventually, type EventuallyOptions } from './eventually';
import { DatabaseClock } from './database-clock';
import { createTestDatabase } from './test-database';
import { startTestRedis, type TestRedis } from './test-redis';

/** Secrets of a test's world, to be looked for in what comes out of it. */
export const SECRETS = {
  consumerSecret: 'cs_canary_4f1d0c9be2',
  erpToken: 'erp-canary-8a7766e1c5d0',
  jwtSecret: 'jwt-canary-0123456789abcdef0123456789abcdef',
} as const;

/**
 * What a schedule does in the middle of a test spoils what that counts: a test that is about one
 * sets its time.
 */
const NEVER = '0 0 1 1 *';

/** What a test says of its world. */
export interface WorldOptions {
  readonly products?: number;
  readonly store?: StoreDoubleOptions;
  /** The ERP's clock; the machine's unless told. The shop's is an option of its own. */
  readonly erpClock?: () => Date;
  /** Settings of the service besides the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * The service with real PostgreSQL, real Redis where there is one, and the two doubles, all on
 * loopback.
 */
export interface World {
  readonly app: NestExpressApplication;
  readonly shop: StoreDouble;
  readonly erp: CypherDouble;
  readonly redis: TestRedis;
  readonly databaseUrl: string;
  /** The database's time, for moving it. */
  readonly databaseClock: DatabaseClock;
  /** The service's settings, for starting a real process beside it. */
  readonly env: Readonly<Record<string, string>>;
  /** A call of the API as this role; nobody at all for null. */
  call(
    method: 'get' | 'post',
    path: string,
    role?: 'admin' | 'events' | 'orders' | 'user' | null,
  ): request.Test;
  /** Waits until nothing is pending or on its way, whatever became of it. */
  quiet(options?: EventuallyOptions): Promise<void>;
  /** The others that were started. */
  readonly others: readonly NestExpressApplication[];
  /** Starts one more process of the service in this world. */
  join(settings?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** Starts a world of its own for a test file. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const [database, redis] = await Promise.all([
    createTestDatabase(wooCommerceSyncMigrations),
    startTestRedis(),
  ]);
  const key = { ...DEMO_KEY, secret: SECRETS.consumerSecret };
  const shop = await startStoreDouble({ preset: 'instant', keys: [key], ...options.store });
  const erp = await startCypherDouble({
    products: options.products ?? 40,
    token: SECRETS.erpToken,
    redisUrl: redis.url,
    ...(options.erpClock === undefined ? {} : { clock: options.erpClock }),
  });
  const env = {
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '8',
    REDIS_URL: redis.url,
    QUEUE_BACKEND: redis.queueBackend,
    WOOCOMMERCE_URL: shop.url,
    WOOCOMMERCE_CONSUMER_KEY: key.key,
    WOOCOMMERCE_CONSUMER_SECRET: key.secret,
    ERP_URL: erp.url,
    ERP_TOKEN: erp.token,
    AUTH_JWT_SECRET: SECRETS.jwtSecret,
    ALLOW_PRIVATE_IMAGE_URLS: 'true',
    LOG_LEVEL: 'error',
    SHOP_SHARE: '1',
    SHOP_CANARY_SECONDS: '0',
    RATE_LIMIT_PER_MINUTE: '100000',
    FULL_SYNC_CRON: NEVER,
    ERP_RECONCILE_CRON: NEVER,
    ORDER_PULL_CRON: NEVER,
    RETRY_FAILED_CRON: NEVER,
    ...options.settings,
  };
  const app = await startService(env);
  const others: NestExpressApplication[] = [];
  const call: World['call'] = (method, path, role = 'admin') => {
    const test = request(app.getHttpServer())[method](path);
    if (role === null) return test;
    const claims = {
      subject: `tester-${randomBytes(2).toString('hex')}`,
      roles: [role],
      lifetimeSeconds: 300,
    };
    const token = signToken(claims, { secret: SECRETS.jwtSecret }, new Date());
    return test.set('Authorization', `Bearer ${token}`);
  };

  return {
    app,
    shop,
    erp,
    redis,
    databaseUrl: database.url,
    databaseClock: new DatabaseClock(database),
    env,
    others,
    call,
    quiet: (waiting) =>
      eventually(async () => {
        const { body } = await call('get', '/api/v1/woocommerce/sync/status').expect(200);
        expect(body).toMatchObject({ pending: 0, syncing: 0 });
      }, waiting),
    join: async (settings = {}) => {
      others.push(await startService({ ...env, ...settings }));
    },
    close: async () => {
      await Promise.all([app, ...others].map((service) => service.close()));
      await Promise.all([shop.close(), erp.close()]);
      await Promise.all([database.drop(), redis.stop()]);
    },
  };
}

async function startService(
  env: Readonly<Record<string, string>>,
): Promise<NestExpressApplication> {
  const [platform, sync] = loadSettings(env, PlatformSettings, WooCommerceSyncSettings);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(platform, sync), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  configureHttp(app);
  if (platform.has('events')) WooCommerceSyncModule.connectEvents(app, platform);
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return app;
}
