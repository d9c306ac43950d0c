import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded/postgres/embedded-postgres';
import { findFreePort, isPortFree } from '../embedded/processes/free-port';
import { ProcessGuard } from '../embedded/processes/process-guard';
import { type RedisService, startRedis } from '../embedded/redis/redis-service';
import { repositoryRoot } from '../repository-root';
import { SandboxError } from '../sandbox.error';
import { ChildService } from './child-service';
import { SandboxParts } from './sandbox-part';
import type { SandboxSettings } from './sandbox-settings';
import { type ErpAccess, type ShopSeed, seedShop } from './shop-seed';

const DOUBLE_START_MS = 15_000;
const PRODUCT_START_MS = 60_000;
/** The product's grace and the doubles' after it fit into the 5 s that Ctrl-C may take. */
const PRODUCT_GRACE_MS = 3_000;
const DOUBLE_GRACE_MS = 500;

/** Something that the product talks to: where it is, and whether the sandbox brought it along. */
export interface Neighbour {
  readonly url: string;
  /** What the sandbox started in its place; null for a real one, given from outside. */
  readonly embedded: string | null;
}

/** What runs, once all of it does. */
export interface RunningSandbox {
  readonly apiUrl: string;
  readonly database: Neighbour;
  readonly redis: Neighbour;
  readonly queueBackend: string;
  readonly store: Neighbour;
  readonly erp: Neighbour;
  readonly authSecret: string | undefined;
  /** What the shop was filled with; null where nothing was. */
  readonly seed: ShopSeed | null;
}

/** A neighbour that may be a double of ours. */
interface Party extends Neighbour {
  /** The settings by which the product finds it; empty for a real one, whose settings are given from outside. */
  readonly env: Readonly<Record<string, string>>;
}

interface ErpParty extends Party {
  /** What opens the double; null for a real one. */
  readonly access: ErpAccess | null;
}

/** The product with the world that it needs: real where an address is given, embedded where none is. */
export class Sandbox {
  readonly parts = new SandboxParts();
  private readonly guard = new ProcessGuard();

  constructor(
    private readonly settings: SandboxSettings,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /**
   * Starts all that is missing, side by side, and then the product; answers when the product is ready.
   * @throws SandboxError with the first fault. What runs by then is for the caller to stop.
   */
  async start(): Promise<RunningSandbox> {
    const { settings } = this;
    const port = settings.port === 0 ? await findFreePort() : settings.port;
    if (!(await isPortFree(port))) {
      throw new SandboxError(
        `Port ${port} is in use: stop what listens there, or choose another, as in PORT=3001 npm start`,
      );
    }
    const redisStart = this.startRedis();
    const [database, redis, { erp, store, seed }] = await Promise.all([
      this.startDatabase(),
      redisStart,
      this.startDoubles(redisStart),
    ]);
    const queueBackend = this.env['QUEUE_BACKEND'] ?? redis.queueBackend;
    const apiUrl = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
    await this.startProduct(apiUrl, {
      ...erp.env,
      ...store.env,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      QUEUE_BACKEND: queueBackend,
      HOST: settings.host,
      PORT: String(port),
      ...(settings.authSecret === undefined ? {} : { AUTH_JWT_SECRET: settings.authSecret }),
    });
    return { apiUrl, database, redis, queueBackend, store, erp, authSecret: settings.authSecret, seed };
  }

  private async startDatabase(): Promise<Neighbour> {
    const { databaseUrl, dataFolder } = this.settings;
    if (databaseUrl !== undefined) return { url: databaseUrl, embedded: null };
    const postgres = await startEmbeddedPostgres({ guard: this.guard, dataFolder });
    await this.parts.add({ name: 'PostgreSQL', stage: 'store of data', ...postgres });
    return {
      url: postgres.url,
      embedded: dataFolder === undefined ? 'data ends with this run' : `data in ${dataFolder}`,
    };
  }

  private async startRedis(): Promise<Neighbour & Pick<RedisService, 'queueBackend'>> {
    const { redisUrl, redis } = this.settings;
    if (redisUrl !== undefined) return { url: redisUrl, embedded: null, queueBackend: 'redis' };
    const service = await startRedis(this.guard, redis);
    await this.parts.add({
      name: 'Redis',
      stage: 'store of data',
      process: service.process,
      stop: () => service.stop(),
    });
    const kind =
      service.kind === 'broker' ? 'loopback broker, queues on PostgreSQL' : 'redis-server from the PATH';
    return { url: service.url, embedded: kind, queueBackend: service.queueBackend };
  }

  private async startDoubles(
    redis: Promise<Neighbour>,
  ): Promise<{ erp: ErpParty; store: Party; seed: ShopSeed | null }> {
    const [erp, store] = await Promise.all([this.startErp(redis), this.startStore()]);
    // A real shop is never filled with demo goods, nor the demo shop with real ones: the sync does that.
    const seed =
      erp.access !== null && store.embedded !== null ? await seedShop(erp.access, store.url) : null;
    return { erp, store, seed };
  }

  private async startErp(redis: Promise<Neighbour>): Promise<ErpParty> {
    const { erpUrl, erpPort } = this.settings;
    if (erpUrl !== undefined) return { url: erpUrl, embedded: null, access: null, env: {} };
    const [port, { url: redisUrl }] = await Promise.all([findFreePort(erpPort), redis]);
    const url = `http://127.0.0.1:${port}`;
    const token = randomBytes(18).toString('base64url');
    // The shop may fetch its pictures from here, a loopback address.
    const env = { ERP_URL: url, ERP_TOKEN: token, ALLOW_PRIVATE_IMAGE_URLS: 'true' };
    await this.startDouble('The Cypher double', 'cypher', port, { ...env, REDIS_URL: redisUrl });
    return { url, embedded: '500 demo products', access: { url, token }, env };
  }

  private async startStore(): Promise<Party> {
    const { storeUrl, storePort } = this.settings;
    if (storeUrl !== undefined) return { url: storeUrl, embedded: null, env: {} };
    const port = await findFreePort(storePort);
    const url = `http://127.0.0.1:${port}`;
    const env = {
      WOOCOMMERCE_URL: url,
      WOOCOMMERCE_CONSUMER_KEY: `ck_${randomBytes(20).toString('hex')}`,
      WOOCOMMERCE_CONSUMER_SECRET: `cs_${randomBytes(20).toString('hex')}`,
    };
    await this.startDouble('The WooCommerce double', 'store', port, env);
    return { url, embedded: 'WooCommerce double', env };
  }

  private async startDouble(
    name: string,
    command: string,
    port: number,
    env: NodeJS.ProcessEnv,
  ): Promise<void> {
    const service = new ChildService({
      name,
      script: join(sandboxFolder(), command, `${command}.command.js`),
      args: ['--port', String(port)],
      env: { ...this.env, ...env },
      guard: this.guard,
    });
    await this.parts.add({
      name,
      stage: 'double',
      process: service.process,
      stop: () => service.stop(DOUBLE_GRACE_MS),
    });
    await service.waitUntilReady(`http://127.0.0.1:${port}/`, DOUBLE_START_MS);
  }

  private async startProduct(apiUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
    const service = new ChildService({
      name: 'The service',
      script: join(sandboxFolder(), '..', '..', 'sync', 'src', 'main.js'),
      env: { LOG_FORMAT: 'pretty', SHUTDOWN_GRACE_SECONDS: '2', ...this.env, ...env },
      isTalking: true,
      guard: this.guard,
    });
    const stop = (): Promise<void> => service.stop(PRODUCT_GRACE_MS);
    await this.parts.add({ name: service.name, stage: 'product', process: service.process, stop });
    await service.waitUntilReady(`${apiUrl}/health/ready`, PRODUCT_START_MS, [200]);
  }
}

/** Where the built sandbox is. */
function sandboxFolder(): string {
  return join(repositoryRoot(), 'dist', 'apps', 'sandbox', 'src');
}
