import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findFreePort } from '../../embedded/processes/free-port';
import type { ProcessGuard } from '../../embedded/processes/process-guard';
import { repositoryRoot } from '../../repository-root';
import { ChildService } from '../child-service';
import { KeptDouble } from './kept-double';
import type { SandboxParts } from '../sandbox-part';
import type { SandboxSettings } from '../sandbox-settings';
import type { Neighbour } from '../neighbour';
import { type DemoProduct, findDemoProduct, seedShop } from './shop-seed';
import type { WorldStore } from './world-store';

const START_MS = 15_000;
const GRACE_MS = 500;
/**
 * A real shop tells of a change after about a minute (fact 29), and brings keys to https alone
 * (fact 55): nobody is to wait so long here, or to need a certificate.
 */
const STORE_ARGS = ['--webhook-delay', '2000', '--off', 'approval-needs-tls'];

/** Both doubles, once they run. */
export interface RunningDoubles {
  readonly store: Neighbour;
  readonly erp: Neighbour;
  /** The settings by which the product finds them. */
  readonly env: Readonly<Record<string, string>>;
  readonly demo: DemoProduct;
}

/** Where a double is to listen, and the settings that tell it, and the product, of it. */
interface Site {
  readonly port: number;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The shop and the ERP of the sandbox: both are doubles, or none is here. */
export class Doubles {
  constructor(
    private readonly settings: Pick<SandboxSettings, 'storePort' | 'erpPort'>,
    private readonly env: NodeJS.ProcessEnv,
    private readonly parts: SandboxParts,
    private readonly guard: ProcessGuard,
  ) {}

  /**
   * Starts both, as they were left where that was kept, else with demo goods.
   * @param redisStart where the ERP tells its changes
   * @param worldStart where they are kept; null where they end with the run
   * @throws SandboxError when one of them does not start
   */
  async start(
    redisStart: Promise<Neighbour>,
    worldStart: Promise<WorldStore | null>,
  ): Promise<RunningDoubles> {
    const [erp, store] = await Promise.all([
      erpSite(this.settings.erpPort),
      storeSite(this.settings.storePort),
    ]);
    const [redis, world] = await Promise.all([redisStart, worldStart]);
    const keptErp = keptDouble('Cypher', `${erp.url}/demo/state`, world);
    const keptStore = keptDouble('WooCommerce', `${store.url}/_control/state`, world);
    const erpWithRedis = { ...erp, env: { ...erp.env, REDIS_URL: redis.url } };
    await Promise.all([
      this.run('The Cypher double', 'cypher', erpWithRedis, keptErp),
      this.run('The WooCommerce double', 'store', store, keptStore, STORE_ARGS),
    ]);
    const [, isKept = false] = await Promise.all([keptErp?.begin(), keptStore?.begin()]);
    if (!isKept) await seedShop(erp, store.url);
    return {
      erp: { url: erp.url, embedded: '500 demo products' },
      store: {
        url: store.url,
        embedded: isKept ? 'WooCommerce double, as it was left' : 'WooCommerce double',
      },
      // The shop may fetch its pictures from the ERP's double, a loopback address.
      env: { ...erp.env, ...store.env, ALLOW_PRIVATE_IMAGE_URLS: 'true' },
      demo: await findDemoProduct(erp),
    };
  }

  private async run(
    name: string,
    command: string,
    { port, url, env }: Site,
    kept: KeptDouble | null,
    args: readonly string[] = [],
  ): Promise<void> {
    const service = new ChildService({
      name,
      script: join(
        repositoryRoot(),
        'dist',
        'apps',
        'sandbox',
        'src',
        command,
        `${command}.command.js`,
      ),
      args: ['--port', String(port), ...args],
      env: { ...this.env, ...env },
      guard: this.guard,
    });
    const stop = async (): Promise<void> => {
      try {
        await kept?.end();
      } finally {
        await service.stop(GRACE_MS);
      }
    };
    await this.parts.add({ name, stage: 'double', process: service.process, stop });
    await service.waitUntilReady(`${url}/`, START_MS);
  }
}

/** @param wanted its port, where that is free */
async function erpSite(wanted: number): Promise<Site & { readonly token: string }> {
  const port = await findFreePort(wanted);
  const url = `http://127.0.0.1:${port}`;
  const token = randomBytes(18).toString('base64url');
  return { port, url, token, env: { ERP_URL: url, ERP_TOKEN: token } };
}

/** @param wanted its port, where that is free */
async function storeSite(wanted: number): Promise<Site> {
  const port = await findFreePort(wanted);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    WOOCOMMERCE_URL: url,
    WOOCOMMERCE_CONSUMER_KEY: `ck_${randomBytes(20).toString('hex')}`,
    WOOCOMMERCE_CONSUMER_SECRET: `cs_${randomBytes(20).toString('hex')}`,
  };
  return { port, url, env };
}

function keptDouble(name: string, stateUrl: string, world: WorldStore | null): KeptDouble | null {
  return world === null ? null : new KeptDouble(name, stateUrl, world);
}
