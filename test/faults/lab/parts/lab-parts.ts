import { startCypherDouble } from '../../../../apps/sandbox/src/cypher';
import { findFreePort } from '../../../../apps/sandbox/src/embedded/processes/free-port';
import { startStoreDouble, type StoreDoubleOptions } from '../../../../apps/sandbox/src/store';
import { startTcpGate, type TcpGate } from '../../../support/servers/tcp-gate';
import { openWebhookRoad, type WebhookRoad } from '../../../support/servers/webhook-road';
import type { Bench } from './bench';
import { Fleet } from './fleet';
import { HeardOrders } from './heard-orders';
import { LabDatabase } from './lab-database';
import { LabErp } from './lab-erp';
import { LabRedis } from './lab-redis';
import { LabShop } from './lab-shop';

/** Secrets of a run, to be looked for in all that comes out of it. */
export const SECRETS = {
  consumerSecret: 'cs_lab_5e1f0c9be24a7d',
  erpToken: 'erp-lab-8a7766e1c5d0b3',
  jwtSecret: 'jwt-lab-0123456789abcdef0123456789abcdef',
} as const;

const KEY = { key: 'ck_lab', secret: SECRETS.consumerSecret, permissions: 'read_write' } as const;

const SECRETS_KEYS = `lab:${Buffer.alloc(32, 5).toString('base64')}`;

/** What happens by a schedule that an experiment did not ask for spoils it. */
const NEVER = '0 0 1 1 *';
const EVERY_TWO_SECONDS = '*/2 * * * * *';

const FIXED_SETTINGS = {
  DATABASE_POOL_SIZE: '8',
  WOOCOMMERCE_GATHER_MS: '200',
  SHOP_SHARE: '1',
  SHOP_CANARY_SECONDS: '1',
  ALLOW_PRIVATE_IMAGE_URLS: 'true',
  RATE_LIMIT_PER_MINUTE: '1000000',
  // Its making costs a start a good part of its time.
  SWAGGER_ENABLED: 'false',
  HOST: '127.0.0.1',
  PORT: '0',
  FULL_SYNC_CRON: NEVER,
  DRIFT_CRON: NEVER,
  DRIFT_WATCH_CRON: NEVER,
  RETRY_FAILED_CRON: NEVER,
  WEBHOOK_WATCH_CRON: NEVER,
  STORE_CHECK_CRON: NEVER,
  ERP_RECONCILE_CRON: EVERY_TWO_SECONDS,
  ORDER_PULL_CRON: EVERY_TWO_SECONDS,
} as const;

/** How the world of an experiment is to be. */
export interface LabOptions {
  /** Processes of the service that run from the beginning; two unless told. */
  readonly processes?: number;
  /** Products that the shop has when it begins; 40 unless told. */
  readonly products?: number;
  readonly store?: StoreDoubleOptions;
  /** Whether the shop tells the service of what happens: then webhooks are made at the start. */
  readonly webhooks?: true;
  /** Settings of the service besides the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** All that a world is made of. */
export interface LabParts {
  readonly database: LabDatabase;
  readonly redis: LabRedis;
  readonly erp: LabErp;
  readonly shop: LabShop;
  /** The doors before the shop and the ERP, which can be shut. */
  readonly gates: { readonly shop: TcpGate; readonly erp: TcpGate };
  /** The service's processes: none yet. */
  readonly services: Fleet;
  readonly orders: HeardOrders;
  /** The way from the shop to the service, by which webhooks come. */
  readonly road: WebhookRoad;
  /** Ends everything. What an experiment has broken for good cannot be closed, and is left. */
  close(): Promise<void>;
}

/** Starts everything but the service. What runs by the time of a fault is ended. */
export async function startParts(bench: Bench, options: LabOptions): Promise<LabParts> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse())
      await Promise.resolve(end()).catch(() => undefined);
  };
  const open = async <T extends { close(): unknown }>(part: Promise<T>): Promise<T> => {
    const opened = await part;
    closers.push(() => opened.close());
    return opened;
  };
  try {
    const database = await open(LabDatabase.open(bench));
    const redis = await open(LabRedis.start(bench.guard));
    const port = await findFreePort();
    const shopGate = await open(startTcpGate(`http://127.0.0.1:${port}`));
    // Over http calls are signed for the address that the shop takes for its own.
    const place = { port, homeUrl: shopGate.url };
    const shop = await open(
      startStoreDouble({ preset: 'fast', keys: [KEY], ...place, ...options.store }),
    );
    const clock = (): Date => new Date(database.now());
    const cypher = await open(startCypherDouble({ products: 0, token: SECRETS.erpToken, clock }));
    const gates = { shop: shopGate, erp: await open(startTcpGate(cypher.url)) };
    const orders = await open(HeardOrders.on(redis.url));
    const road = await open(openWebhookRoad());
    const settings = {
      ...FIXED_SETTINGS,
      ...(options.webhooks === true ? { PUBLIC_URL: road.url, SECRETS_KEYS } : {}),
      DATABASE_URL: database.gateUrl,
      REDIS_URL: redis.gateUrl,
      QUEUE_BACKEND: redis.queueBackend,
      WOOCOMMERCE_URL: gates.shop.url,
      WOOCOMMERCE_CONSUMER_KEY: KEY.key,
      WOOCOMMERCE_CONSUMER_SECRET: KEY.secret,
      ERP_URL: gates.erp.url,
      ERP_TOKEN: cypher.token,
      AUTH_JWT_SECRET: SECRETS.jwtSecret,
      ...options.settings,
    };
    const services = await open(Promise.resolve(new Fleet(settings, bench.guard)));
    const erp = new LabErp(cypher, () => Date.now());
    // A process that stands still takes nothing, and nobody waits for it.
    road.target = () =>
      services.living.find((one) => one.url !== null && !one.isFrozen)?.url ?? null;
    const parts = { database, redis, erp, shop: new LabShop(shop), gates, services, orders, road };
    return { ...parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}
