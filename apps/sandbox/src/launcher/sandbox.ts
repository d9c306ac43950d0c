import { startEmbeddedPostgres } from '../embedded/postgres/embedded-postgres';
import { findFreePort, isPortFree } from '../embedded/processes/free-port';
import { ProcessGuard } from '../embedded/processes/process-guard';
import { type RedisService, startRedis } from '../embedded/redis/redis-service';
import { SandboxError } from '../sandbox.error';
import { Doubles } from './world/doubles';
import type { Neighbour } from './neighbour';
import { SandboxParts } from './sandbox-part';
import { startProduct } from './product-part';
import { webhookSettings } from './webhook-settings';
import { readSandboxSettings, type SandboxSettings } from './sandbox-settings';
import { checkSettings } from './settings-check';
import type { DemoProduct } from './world/shop-seed';
import { WorldStore } from './world/world-store';

/** What runs, once all of it does. */
export interface RunningSandbox {
  readonly apiUrl: string;
  readonly database: Neighbour;
  readonly redis: Neighbour;
  readonly store: Neighbour;
  readonly erp: Neighbour;
  /** Signs tokens; undefined where an identity provider does. */
  readonly authSecret: string | undefined;
  readonly isOwnSecret: boolean;
  /** To try things with. */
  readonly demo: DemoProduct;
}

/**
 * The product with a whole world around it: a shop and an ERP that are doubles, and whatever else
 * is not given.
 */
export class Sandbox {
  readonly parts = new SandboxParts();
  private readonly guard = new ProcessGuard();

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /**
   * Starts all that is missing, side by side, and then the product; answers when the product is
   * ready.
   * @throws SandboxError with the first fault. What runs by then is for the caller to stop.
   */
  async start(): Promise<RunningSandbox> {
    const { settings, problems, isPortWrong } = readSandboxSettings(this.env);
    const checked = checkSettings(this.env, settings.authSecret, problems);
    // The list is what helps, and nothing that starts meanwhile: only what seems right goes on
    // beside it.
    if (problems.length > 0 || isPortWrong) await checked;
    const [, world] = await Promise.all([checked, this.startWorld(settings)]);
    return world;
  }

  private async startWorld(settings: SandboxSettings): Promise<RunningSandbox> {
    const port = settings.port === 0 ? await findFreePort() : settings.port;
    if (!(await isPortFree(port))) {
      throw new SandboxError(
        `Port ${port} is in use: stop what listens there, or choose another, as in PORT=3001 npm start`,
      );
    }
    const databaseStart = this.startDatabase(settings);
    const redisStart = this.startRedis(settings);
    const doubles = new Doubles(settings, this.env, this.parts, this.guard);
    const [database, redis, { store, erp, env, demo }] = await Promise.all([
      databaseStart,
      redisStart,
      doubles.start(redisStart, openWorld(settings, databaseStart)),
    ]);
    const queueBackend = this.env['QUEUE_BACKEND'] ?? redis.queueBackend;
    const apiUrl = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
    const { authSecret, isOwnSecret } = settings;
    await startProduct(apiUrl, this.parts, this.guard, {
      ...this.env,
      ...env,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      QUEUE_BACKEND: queueBackend,
      HOST: settings.host,
      PORT: String(port),
      ...webhookSettings(settings, this.env, apiUrl),
      ...(authSecret === undefined ? {} : { AUTH_JWT_SECRET: authSecret }),
    });
    return { apiUrl, database, redis, store, erp, authSecret, isOwnSecret, demo };
  }

  private async startDatabase({ databaseUrl, dataFolder }: SandboxSettings): Promise<Neighbour> {
    if (databaseUrl !== undefined) return { url: databaseUrl, embedded: null };
    const postgres = await startEmbeddedPostgres({ guard: this.guard, dataFolder });
    await this.parts.add({ name: 'PostgreSQL', stage: 'store of data', ...postgres });
    return {
      url: postgres.url,
      embedded: dataFolder === undefined ? 'data ends with this run' : `data in ${dataFolder}`,
    };
  }

  private async startRedis(
    settings: SandboxSettings,
  ): Promise<Neighbour & Pick<RedisService, 'queueBackend'>> {
    const { redisUrl, redis } = settings;
    if (redisUrl !== undefined) return { url: redisUrl, embedded: null, queueBackend: 'redis' };
    const service = await startRedis(this.guard, redis);
    await this.parts.add({
      name: 'Redis',
      stage: 'store of data',
      process: service.process,
      stop: () => service.stop(),
    });
    const kind =
      service.kind === 'broker'
        ? 'loopback broker, queues on PostgreSQL'
        : 'redis-server from the PATH';
    return { url: service.url, embedded: kind, queueBackend: service.queueBackend };
  }
}

/** Where the doubles are kept; null where the ledger, too, ends with the run. */
async function openWorld(
  { databaseUrl, dataFolder }: SandboxSettings,
  databaseStart: Promise<Neighbour>,
): Promise<WorldStore | null> {
  if (databaseUrl === undefined && dataFolder === undefined) return null;
  const { url } = await databaseStart;
  return WorldStore.open(url, databaseUrl !== undefined);
}
