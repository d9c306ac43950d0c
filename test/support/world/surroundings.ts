import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { startCypherDouble } from '../../../apps/sandbox/src/cypher';
import {
  DEMO_KEY,
  startStoreDouble,
  type StoreDoubleOptions,
} from '../../../apps/sandbox/src/store';
import { createTestDatabase, type TestDatabase } from '../database/test-database';
import { startTestRedis, type TestRedis } from '../servers/test-redis';
import { erpDriver, type ErpDriver } from './erp-driver';
import { shopDriver, type ShopDriver } from './shop-driver';

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

/** What the service stands among: real PostgreSQL, Redis, and the doubles of shop and ERP. */
export interface Surroundings {
  readonly database: TestDatabase;
  readonly redis: TestRedis;
  readonly shop: ShopDriver;
  readonly erp: ErpDriver;
}

/** How the doubles are to be. */
export interface SurroundingsOptions {
  /** How many demo products the ERP begins with; 40 unless told. */
  readonly products?: number;
  readonly store?: StoreDoubleOptions;
  /** The ERP's clock; the machine's unless told. The shop's is an option of its own. */
  readonly erpClock?: () => Date;
}

/** Starts what the service needs, all on loopback. */
export async function startSurroundings(options: SurroundingsOptions): Promise<Surroundings> {
  const [database, redis] = await Promise.all([
    createTestDatabase(wooCommerceSyncMigrations),
    startTestRedis(),
  ]);
  const keys = [{ ...DEMO_KEY, secret: SECRETS.consumerSecret }];
  const shop = await startStoreDouble({ preset: 'instant', keys, ...options.store });
  const erp = await startCypherDouble({
    products: options.products ?? 40,
    token: SECRETS.erpToken,
    redisUrl: redis.url,
    ...(options.erpClock === undefined ? {} : { clock: options.erpClock }),
  });
  return { database, redis, shop: shopDriver(shop), erp: erpDriver(erp) };
}

/** The usual settings of a service among them. */
export function settingsAmong({
  database,
  redis,
  shop,
  erp,
}: Surroundings): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '8',
    REDIS_URL: redis.url,
    QUEUE_BACKEND: redis.queueBackend,
    WOOCOMMERCE_URL: shop.url,
    WOOCOMMERCE_CONSUMER_KEY: DEMO_KEY.key,
    WOOCOMMERCE_CONSUMER_SECRET: SECRETS.consumerSecret,
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
    WEBHOOK_WATCH_CRON: NEVER,
    STORE_CHECK_CRON: NEVER,
    DRIFT_CRON: NEVER,
    DRIFT_WATCH_CRON: NEVER,
  };
}
