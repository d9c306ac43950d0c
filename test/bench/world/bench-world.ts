import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { ProcessGuard } from '../../../apps/sandbox/src/embedded/processes/process-guard';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { BenchErp, type CatalogueShape } from './bench-erp';
import { BenchProcess } from './bench-process';
import { type BenchServers, ERP_TOKEN, SHOP_KEY, startServers, startShop } from './bench-servers';
import { BenchShop, type Preset } from './bench-shop';
import { type EventPassage, PASSAGES } from '../measuring/event-path';
import { ORDER_PASSAGES, type OrderPassage } from '../measuring/order-path';
import { jsonCall } from './json-call';
import { cpuMsOf, peakRssMbOf, rssMbOf } from './process-usage';
import { StatementCount } from './statement-count';
import type { StockStatus, SyncRun, SyncStatus } from './sync-answers';

const JWT_SECRET = 'bench-jwt-secret-0123456789abcdef0123456789';
const LOOK_MS = 50;

/** How a world is to be. */
export interface BenchWorldOptions extends CatalogueShape {
  /** Processes of the service; one unless told. */
  readonly instances?: number;
  /** Whether the most expensive SQL statements are told with each result. */
  readonly statements?: boolean;
  /** Cores that only the shop's double runs on, as `taskset -c` takes them; null for none. */
  readonly shopCores?: string | null;
  /** Settings of the service besides the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * The service in real processes, with PostgreSQL, Redis and both doubles in processes of their own.
 */
export class BenchWorld {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private readonly services: BenchProcess[] = [];
  private apiUrl = '';
  private env: Readonly<Record<string, string>> = {};
  readonly token = signToken(
    { subject: 'bench', roles: ['admin'], lifetimeSeconds: 86_400 },
    { secret: JWT_SECRET },
    new Date(),
  );

  private constructor(
    readonly shop: BenchShop,
    readonly erp: BenchErp,
    readonly redis: Redis,
    private readonly database: Client,
    readonly statements: StatementCount,
    private readonly guard: ProcessGuard,
    /** Whether a measurement tells the most expensive statements. */
    readonly tellsStatements: boolean,
  ) {}

  /** Starts a world. What runs by the time of a fault is stopped. */
  static async start(options: BenchWorldOptions): Promise<BenchWorld> {
    const stops: (() => Promise<unknown>)[] = [];
    try {
      const guard = new ProcessGuard();
      const servers = await startServers(guard, options.shopCores ?? null, stops);
      const erp = new BenchErp(servers.erpUrl, ERP_TOKEN);
      await erp.seed(options);
      const redis = new Redis(servers.redisUrl);
      const database = new Client({ connectionString: servers.databaseUrl });
      await database.connect();
      const statements = await StatementCount.on(servers.databaseUrl);
      stops.push(
        () => statements.close(),
        () => database.end(),
        () => redis.quit(),
      );
      const shop = new BenchShop(servers.shopUrl, SHOP_KEY);
      const tells = options.statements ?? false;
      const world = new BenchWorld(shop, erp, redis, database, statements, guard, tells);
      world.stops.push(...stops);
      world.env = { ...settingsFor(servers), ...options.settings };
      await world.startServices(options.instances ?? 1);
      return world;
    } catch (error) {
      await stopAll(stops);
      throw error;
    }
  }

  /** Makes it so many processes of the service. */
  async startServices(count: number): Promise<void> {
    while (this.services.length < count) {
      const service = await BenchProcess.start(
        'sync/src/main.js',
        [],
        this.env,
        /Listening on (http:\/\/[^\s"]+)/,
        this.guard,
      );
      this.services.push(service.process);
      if (this.apiUrl === '') this.apiUrl = service.url;
    }
  }

  /** Starts its processes anew, so that what they used before does not count. */
  async restartServices(): Promise<void> {
    const count = this.services.length;
    await Promise.all(this.services.splice(0).map((service) => service.stop()));
    this.apiUrl = '';
    await this.startServices(count);
  }

  /** Where the first of its processes is. */
  get serviceUrl(): string {
    return this.apiUrl;
  }

  /** Processor time of the service so far, in ms. */
  cpuMs(): number | null {
    return cpuMsOf(this.services.map(({ pid }) => pid));
  }

  /** The largest that a process of the service ever was, in MB. */
  peakRssMb(): number | null {
    return peakRssMbOf(this.services.map(({ pid }) => pid));
  }

  /** The largest process of the service as it is now, in MB. */
  rssMb(): number | null {
    return rssMbOf(this.services.map(({ pid }) => pid));
  }

  /** The service's API, as an admin. */
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    return jsonCall<T>(method, `${this.apiUrl}/api/v1/woocommerce${path}`, body, {
      authorization: `Bearer ${this.token}`,
    });
  }

  /** The version of PostgreSQL, as in `18.4`. */
  async postgresVersion(): Promise<string> {
    const { rows } = await this.database.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
  }

  /** Runs a statement in the service's database. */
  async run(statement: string): Promise<void> {
    await this.database.query(statement);
  }

  /** How the ledger stands with a store. */
  status(storeId = 'default'): Promise<SyncStatus> {
    return this.call('GET', `/sync/status?storeId=${storeId}`);
  }

  /** What was written of stock so far, and what came of it. */
  async stockStatus(): Promise<StockStatus> {
    return (await this.call<{ stock: StockStatus }>('GET', '/sync/status')).stock;
  }

  /** Has the service write stock as quantities from now on. */
  async denyDifferences(): Promise<void> {
    await this.database.query(
      `INSERT INTO "wc_store_capabilities" ("store_id", "name", "present") VALUES ('default', 'stock-differences', false)
       ON CONFLICT ("store_id", "name") DO UPDATE SET "present" = false, "probed_at" = wc_now()`,
    );
  }

  /** Starts one more shop, and makes it an active store of the service; it answers at once. */
  async addShop(id: string): Promise<BenchShop> {
    const { process, url } = await startShop(this.guard, null);
    this.stops.push(() => process.stop());
    const { key: consumerKey, secret: consumerSecret } = SHOP_KEY;
    const store = { id, name: id, url, consumerKey, consumerSecret, state: 'active' };
    await this.call('POST', '/stores', store);
    return new BenchShop(url, SHOP_KEY);
  }

  /** Forgets what the lane learned of the shop, as for a shop that it has never seen. */
  async forgetPace(): Promise<void> {
    await this.database.query('TRUNCATE "wc_store_lanes"');
  }

  /**
   * What the ledger wrote down of the price events that were accepted since, in milliseconds since
   * 1970.
   */
  async passagesSince(since: number): Promise<readonly EventPassage[]> {
    return (await this.database.query<EventPassage>(PASSAGES, [since])).rows;
  }

  /** The orders that webhooks have told of, and that are published. */
  async orderPassages(): Promise<readonly OrderPassage[]> {
    return (await this.database.query<OrderPassage>(ORDER_PASSAGES)).rows;
  }

  /**
   * Waits until nothing waits for a store in the ledger. @throws Error when that takes longer than
   * `limitMs`.
   */
  async drained(limitMs: number, storeId = 'default'): Promise<void> {
    await this.until(limitMs, async () => {
      const { pending, syncing } = await this.status(storeId);
      return pending + syncing === 0 ? true : null;
    });
  }

  /** Runs a full sync to its end. @throws Error when that takes longer than `limitMs`. */
  async fullSync(limitMs: number, force = false, storeId = 'default'): Promise<SyncRun> {
    const { batchId } = await this.call<{ batchId: string }>(
      'POST',
      `/sync/all?storeId=${storeId}`,
      { force },
    );
    return this.until(limitMs, async () => {
      const run = await this.call<SyncRun>('GET', `/sync/runs/${batchId}`);
      return run.status === 'running' ? null : run;
    });
  }

  /**
   * Puts the whole catalogue into the shop at once, and lets the service find that all is right.
   */
  async settle(limitMs: number): Promise<void> {
    await this.shop.setPreset('instant');
    await this.fullSync(limitMs);
    await this.drained(limitMs);
    // Autovacuum would come to it in a minute, in the middle of what is measured.
    await this.database.query('VACUUM ANALYZE');
  }

  /** Prepares a settled world for a measurement at this speed. */
  async ready(preset: Preset): Promise<void> {
    await this.shop.setPreset(preset);
    await this.forgetPace();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.services.map((service) => service.stop()));
    await stopAll(this.stops);
  }

  private async until<T>(limitMs: number, look: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > deadline) throw new Error(`Not done within ${limitMs / 1_000} s`);
      await delay(LOOK_MS);
    }
  }
}

function settingsFor(servers: BenchServers): Record<string, string> {
  return {
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    QUEUE_BACKEND: servers.queueBackend,
    WOOCOMMERCE_URL: servers.shopUrl,
    WOOCOMMERCE_CONSUMER_KEY: SHOP_KEY.key,
    WOOCOMMERCE_CONSUMER_SECRET: SHOP_KEY.secret,
    ERP_URL: servers.erpUrl,
    ERP_TOKEN,
    AUTH_JWT_SECRET: JWT_SECRET,
    RATE_LIMIT_PER_MINUTE: '1000000',
    SHOP_SHARE: '1',
    HOST: '127.0.0.1',
    PORT: '0',
  };
}

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => undefined);
}
