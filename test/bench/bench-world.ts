import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../apps/sandbox/src/embedded/postgres/embedded-postgres';
import { ProcessGuard } from '../../apps/sandbox/src/embedded/processes/process-guard';
import { redisChoice, startRedis } from '../../apps/sandbox/src/embedded/redis/redis-service';
import { signToken } from '../../apps/sandbox/src/token/demo-token';
import { BenchErp, type CatalogueShape } from './bench-erp';
import { BenchProcess } from './bench-process';
import { BenchShop, type Preset } from './bench-shop';
import { jsonCall } from './json-call';
import { cpuMsOf, peakRssMbOf } from './process-usage';
import { StatementCount } from './statement-count';

const KEY = { key: 'ck_bench', secret: 'cs_bench' };
const ERP_TOKEN = 'bench-erp-token';
const JWT_SECRET = 'bench-jwt-secret-0123456789abcdef0123456789';
const LOOK_MS = 50;

/** What `GET /sync/status` says, as far as a benchmark needs it. */
export interface SyncStatus {
  readonly pending: number;
  readonly syncing: number;
  readonly failed: number;
  readonly lane: { readonly batchSize: number; readonly window: number; readonly phase: string };
}

/** What a run of a full sync says. */
export interface SyncRun {
  readonly status: string;
  readonly totalProducts: number;
  readonly synced: number;
  readonly skipped: number;
  readonly failed: number;
  readonly duration: number | null;
}

/** How a world is to be. */
export interface BenchWorldOptions extends CatalogueShape {
  /** Processes of the service; one unless told. */
  readonly instances?: number;
  /** Whether the most expensive SQL statements are told with each result. */
  readonly statements?: boolean;
  /** Settings of the service besides the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The service in real processes, with PostgreSQL, Redis and both doubles in processes of their own. */
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
      const [postgres, redis] = await Promise.all([
        startEmbeddedPostgres({ guard, durable: true, preload: ['pg_stat_statements'] }),
        startRedis(guard, redisChoice()),
      ]);
      stops.push(
        () => postgres.stop(),
        () => redis.stop(),
      );
      const [store, cypher] = await Promise.all([
        BenchProcess.start(
          'sandbox/src/store/store.command.js',
          ['--port', '0', '--preset', 'instant', '--key', KEY.key, '--secret', KEY.secret],
          {},
          /double: (http:\S+)/,
          guard,
        ),
        BenchProcess.start(
          'sandbox/src/cypher/cypher.command.js',
          ['--port', '0', '--products', '0', '--token', ERP_TOKEN],
          {},
          /double: (http:\S+)/,
          guard,
        ),
      ]);
      stops.push(
        () => store.process.stop(),
        () => cypher.process.stop(),
      );
      const erp = new BenchErp(cypher.url, ERP_TOKEN);
      await erp.seed(options);
      const publisher = new Redis(redis.url);
      const database = new Client({ connectionString: postgres.url });
      await database.connect();
      const statements = await StatementCount.on(postgres.url);
      stops.push(
        () => statements.close(),
        () => database.end(),
        () => publisher.quit(),
      );
      const shop = new BenchShop(store.url, KEY);
      const world = new BenchWorld(
        shop,
        erp,
        publisher,
        database,
        statements,
        guard,
        options.statements ?? false,
      );
      world.stops.push(...stops);
      world.env = {
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
        QUEUE_BACKEND: redis.queueBackend,
        WOOCOMMERCE_URL: store.url,
        WOOCOMMERCE_CONSUMER_KEY: KEY.key,
        WOOCOMMERCE_CONSUMER_SECRET: KEY.secret,
        ERP_URL: cypher.url,
        ERP_TOKEN,
        AUTH_JWT_SECRET: JWT_SECRET,
        RATE_LIMIT_PER_MINUTE: '1000000',
        HOST: '127.0.0.1',
        PORT: '0',
        ...options.settings,
      };
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

  /** Processor time of the service so far, in ms. */
  cpuMs(): number | null {
    return cpuMsOf(this.services.map(({ pid }) => pid));
  }

  /** The largest that a process of the service ever was, in MB. */
  peakRssMb(): number | null {
    return peakRssMbOf(this.services.map(({ pid }) => pid));
  }

  /** The service's API, as an admin. */
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    return jsonCall<T>(method, `${this.apiUrl}/api/v1/woocommerce${path}`, body, {
      authorization: `Bearer ${this.token}`,
    });
  }

  /** How the ledger stands. */
  status(): Promise<SyncStatus> {
    return this.call('GET', '/sync/status');
  }

  /** Forgets what the lane learned of the shop, as for a shop that it has never seen. */
  async forgetPace(): Promise<void> {
    await this.database.query('TRUNCATE "wc_store_lanes"');
  }

  /** Waits until nothing waits in the ledger. @throws Error when that takes longer than `limitMs`. */
  async drained(limitMs: number): Promise<void> {
    await this.until(limitMs, async () => {
      const { pending, syncing } = await this.status();
      return pending + syncing === 0 ? true : null;
    });
  }

  /** Runs a full sync to its end. @throws Error when that takes longer than `limitMs`. */
  async fullSync(limitMs: number, force = false): Promise<SyncRun> {
    const { batchId } = await this.call<{ batchId: string }>('POST', '/sync/all', { force });
    return this.until(limitMs, async () => {
      const run = await this.call<SyncRun>('GET', `/sync/runs/${batchId}`);
      return run.status === 'running' ? null : run;
    });
  }

  /** Puts the whole catalogue into the shop at once, and lets the service find that all is right. */
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

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => undefined);
}
