import { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { jsonCall } from '../../bench/world/json-call';
import { eventually } from '../../support/eventually';
import { TruthWatch } from '../checker/truth-watch';
import { Life } from '../life/life';
import { DuplicateCalls } from './duplicate-calls';
import { failedItemsOf } from './failed-items';
import type { Bench } from './parts/bench';
import { type LabOptions, type LabParts, SECRETS, startParts } from './parts/lab-parts';
import { Quiet } from './quiet';

const WAIT = { timeout: 60_000, pause: 50 };

/**
 * A whole world of one run: the service in real processes, PostgreSQL, Redis, the ERP, the shop,
 * and who uses them.
 */
export class Lab {
  readonly random: SeededRandom;
  readonly database: LabParts['database'];
  readonly redis: LabParts['redis'];
  readonly erp: LabParts['erp'];
  readonly shop: LabParts['shop'];
  readonly gates: LabParts['gates'];
  readonly services: LabParts['services'];
  readonly orders: LabParts['orders'];
  readonly road: LabParts['road'];
  /** What happens in the ERP and the shop while the experiment runs. */
  readonly life: Life = new Life(this);
  /** Looks all the time whether what is said is true. */
  readonly truth: TruthWatch = new TruthWatch(this);
  /** Calls that wrote what the shop had already. */
  readonly duplicates: DuplicateCalls;
  private readonly quietness = new Quiet(this);
  private recovery: number | null = null;

  private constructor(
    readonly seed: number,
    /** Whether the run is to be short: long loads last a fraction of their time. */
    readonly brief: boolean,
    private readonly parts: LabParts,
  ) {
    const { database, redis, erp, shop, gates, services, orders, road } = parts;
    [this.database, this.redis, this.erp, this.shop] = [database, redis, erp, shop];
    [this.gates, this.services, this.orders, this.road] = [gates, services, orders, road];
    this.random = new SeededRandom(seed, 0);
    this.duplicates = new DuplicateCalls(this.shop.double.journal);
  }

  /** Starts a world whose shop has what the ERP has. */
  static async start(
    bench: Bench,
    options: LabOptions,
    seed: number,
    brief: boolean,
  ): Promise<Lab> {
    const lab = new Lab(seed, brief, await startParts(bench, options));
    try {
      await lab.services.growTo(options.processes ?? 2);
      await lab.life.open(options.products ?? 40);
      lab.truth.start();
      return lab;
    } catch (error) {
      await lab.close();
      throw error;
    }
  }

  /** Settings of a long load: seconds, fewer in a brief run. */
  seconds(full: number, brief: number): number {
    return this.brief ? brief : full;
  }

  /**
   * Waits until nothing waits and nothing is under way; what waits for a time that is to come is
   * not waited for, as that time is made to come. @throws Error when it takes longer than `limitMs`
   */
  quiet(limitMs?: number): Promise<void> {
    return this.quietness.reach(true, limitMs);
  }

  /** Waits for the same in real time, as an owner would. */
  quietByItself(limitMs?: number): Promise<void> {
    return this.quietness.reach(false, limitMs);
  }

  /** From now until this is done the fault is being recovered from; how long that takes is told. */
  async recovers<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    const seconds = (performance.now() - start) / 1_000;
    this.recovery = Math.max(this.recovery ?? 0, seconds);
    return result;
  }

  /** The longest that a recovery took, in seconds; null where there was nothing to recover from. */
  get recoverySeconds(): number | null {
    return this.recovery === null ? null : Math.round(this.recovery * 10) / 10;
  }

  /** A call of the service's API, at any process that lives, as an admin. */
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const { url, headers } = this.door();
    return jsonCall<T>(method, url + path, body, headers);
  }

  /** Posts any text as JSON, as an admin. Answers the status. */
  async post(path: string, text: string): Promise<number> {
    const { url, headers } = this.door();
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: text,
    });
    await answer.text();
    return answer.status;
  }

  /**
   * Runs a full sync to its end. Answers how it ended. @param force sends all again, whatever the
   * shop confirmed
   */
  async fullSync(force = false): Promise<{ readonly status: string; readonly failed: number }> {
    const start = Date.now();
    const { batchId } = await this.call<{ batchId: string }>('POST', '/sync/all', { force });
    await this.quiet();
    this.truth.sawHands(start);
    return this.call('GET', `/sync/runs/${batchId}`);
  }

  /** The API of a process that lives, and what lets an admin in. */
  private door(): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
    const url = this.services.living.find((one) => one.url !== null && !one.isFrozen)?.url;
    if (url === undefined || url === null) throw new Error('No process of the service answers');
    const claims = { subject: 'lab', roles: ['admin'], lifetimeSeconds: 3_600 };
    const token = signToken(claims, { secret: SECRETS.jwtSecret }, new Date());
    return { url: `${url}/api/v1/woocommerce`, headers: { authorization: `Bearer ${token}` } };
  }

  /** Waits until the shop applies one more write. */
  async nextWrite(): Promise<void> {
    const { entries } = this.shop.double.journal;
    const before = entries.length;
    await eventually(() => {
      if (entries.length === before) throw new Error('Nothing was written');
    }, WAIT);
  }

  /**
   * Waits until the shop has what the ERP has, though no event may have told of it; but for what
   * failed with a reason.
   */
  async caughtUp(timeout = WAIT.timeout): Promise<void> {
    await eventually(
      async () => {
        const late = this.erp.ids.filter((id) => !this.shop.shows(this.erp.find(id)));
        if (late.length === 0) return;
        const failed = new Set((await failedItemsOf(this)).map(({ productId }) => productId));
        if (late.some((id) => !failed.has(id))) throw new Error(`${late.length} products are late`);
      },
      { ...WAIT, timeout },
    );
  }

  /** Waits until the shop has our webhooks, all of them active. */
  async hooked(): Promise<void> {
    await eventually(() => {
      const { webhooks } = this.shop.double.webhooks;
      const active = [...webhooks.values()].filter(({ status }) => status === 'active');
      if (active.length < 7) throw new Error(`${active.length} webhooks are active`);
    }, WAIT);
  }

  /** Waits until every order of the shop was heard of. */
  async heardAll(): Promise<void> {
    await eventually(() => {
      const heard = new Set(this.orders.events.map(({ orderId }) => orderId));
      const missing = [...this.shop.double.orders.orders.keys()].filter((id) => !heard.has(id));
      if (missing.length > 0) throw new Error(`${missing.length} orders were not heard of`);
    }, WAIT);
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await this.truth.stop();
    await this.parts.close();
  }
}
