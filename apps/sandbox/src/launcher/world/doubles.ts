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
/** A real shop tells of a change after about a minute (fact 29); nobody is to wait so long here. */
const STORE_ARGS = ['--webhook-delay', '2000'];

/** Both doubles, once they run. */
export interface RunningDoubles {
  readonly store: Neighbour;
  readonly erp: Neighbour;
  /** The settings by which the product finds them. */
  readonly env: Readonly<Record<string, string>>;
  readonly demo: DemoProduct;
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
    const [erpPort, storePort] = await Promise.all([
      findFreePort(this.settings.erpPort),
      findFreePort(this.settings.storePort),
    ]);
    const [erpUrl, storeUrl] = [erpPort, storePort].map((port) => `http://127.0.0.1:${port}`) as [
      string,
      string,
    ];
    const token = randomBytes(18).toString('base64url');
    const erpEnv = { ERP_URL: erpUrl, ERP_TOKEN: token };
    const storeEnv = {
      WOOCOMMERCE_URL: storeUrl,
      WOOCOMMERCE_CONSUMER_KEY: `ck_${randomBytes(20).toString('hex')}`,
      WOOCOMMERCE_CONSUMER_SECRET: `cs_${randomBytes(20).toString('hex')}`,
    };
    const [redis, world] = await Promise.all([redisStart, worldStart]);
    const kept = {
      cypher: world === null ? null : new KeptDouble('Cypher', `${erpUrl}/demo/state`, world),
      store:
        world === null ? null : new KeptDouble('WooCommerce', `${storeUrl}/_control/state`, world),
    };
    await Promise.all([
      this.run(
        'The Cypher double',
        'cypher',
        erpPort,
        { ...erpEnv, REDIS_URL: redis.url },
        kept.cypher,
      ),
      this.run('The WooCommerce double', 'store', storePort, storeEnv, kept.store, STORE_ARGS),
    ]);
    const [, isKept] = await Promise.all([kept.cypher?.begin(), kept.store?.begin()]);
    const erp = { url: erpUrl, token };
    if (isKept !== true) await seedShop(erp, storeUrl);
    return {
      erp: { url: erpUrl, embedded: '500 demo products' },
      store: {
        url: storeUrl,
        embedded: isKept === true ? 'WooCommerce double, as it was left' : 'WooCommerce double',
      },
      // The shop may fetch its pictures from the ERP's double, a loopback address.
      env: { ...erpEnv, ...storeEnv, ALLOW_PRIVATE_IMAGE_URLS: 'true' },
      demo: await findDemoProduct(erp),
    };
  }

  private async run(
    name: string,
    command: string,
    port: number,
    env: NodeJS.ProcessEnv,
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
    await service.waitUntilReady(`http://127.0.0.1:${port}/`, START_MS);
  }
}
