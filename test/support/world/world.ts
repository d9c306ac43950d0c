import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { StoreTerm } from '../../../apps/sandbox/src/store/terms/store-term';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { DatabaseClock } from '../database/database-clock';
import { eventually, type EventuallyOptions } from '../eventually';
import type { TestRedis } from '../servers/test-redis';
import { the } from '../the';
import type { Failure, SyncResult, SyncRun } from './answers';
import { ApiClient, type Call, idOf, type Named } from './api-client';
import type { ErpDriver, Fields } from './erp-driver';
import { callerOf, startService } from './service';
import type { ShopDriver } from './shop-driver';
import {
  SECRETS,
  settingsAmong,
  startSurroundings,
  type Surroundings,
  type SurroundingsOptions,
} from './surroundings';

/** What waits for its next try waits for less; in ms. */
const LONGEST_PAUSE_MS = 10_000;

/** How long after its beginning no call of the service can be in flight any more, with a margin. */
const AFTER_ALL_CALLS_MS = 120_000;

/** How long all tries may take where each call takes its time. */
const ALL_TRIES = { timeout: 45_000, pause: 250 };

/** What a test says of its world. */
export interface WorldOptions extends SurroundingsOptions {
  /** Settings of the service besides the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a world of its own for a test file. */
export async function startWorld({ settings, ...options }: WorldOptions = {}): Promise<World> {
  const surroundings = await startSurroundings(options);
  const env = { ...settingsAmong(surroundings), ...settings };
  return new World(await startService(env), env, surroundings);
}

/**
 * The service with real PostgreSQL, real Redis where there is one, and the two doubles, all on
 * loopback; and what tests do with all of it.
 */
export class World {
  /** The shop: look, place orders, set faults. */
  readonly shop: ShopDriver;
  /** The ERP: look, edit, set faults. */
  readonly erp: ErpDriver;
  /** The service's own API. */
  readonly api: ApiClient;
  /** A call outside of the API proper, such as `/metrics`; as an admin unless told otherwise. */
  readonly call: Call;
  readonly redis: TestRedis;
  readonly databaseUrl: string;
  /** The database's time, for moving it. */
  readonly databaseClock: DatabaseClock;
  /** The others that were started. */
  readonly others: NestExpressApplication[] = [];

  /**
   * @param app the service, in this process
   * @param env its settings, for starting a real process beside it
   */
  constructor(
    readonly app: NestExpressApplication,
    readonly env: Readonly<Record<string, string>>,
    private readonly surroundings: Surroundings,
  ) {
    const { database, redis, shop, erp } = surroundings;
    this.shop = shop;
    this.erp = erp;
    this.call = callerOf(app, SECRETS.jwtSecret);
    this.api = new ApiClient(this.call);
    this.redis = redis;
    this.databaseUrl = database.url;
    this.databaseClock = new DatabaseClock(database);
  }

  /** Waits until nothing is pending or on its way, whatever became of it. */
  async quiet(waiting?: EventuallyOptions): Promise<void> {
    await this.stands({ pending: 0, syncing: 0 }, waiting);
  }

  /**
   * Lets all calls that have begun end, by the clock too: what waits until none can be in flight
   * any more is done then. Waits until nothing is left to do.
   */
  async quietAfterAllCalls(): Promise<void> {
    // What a call puts back to wait is only there once the call is settled.
    await this.stands({ syncing: 0 });
    await this.databaseClock.advance(AFTER_ALL_CALLS_MS);
    await eventually(async () => {
      // What was tried since then may have made calls, and doubts, of its own.
      if (await this.allWaitsForCalls()) {
        await this.databaseClock.advance(AFTER_ALL_CALLS_MS);
        await this.app.get(LookForWork).execute();
      }
      expect(await this.api.status()).toMatchObject({ pending: 0, syncing: 0 });
    });
  }

  /** Waits until nothing is pending or on its way, and nothing has failed. */
  async drained(waiting?: EventuallyOptions): Promise<void> {
    await this.stands({ pending: 0, syncing: 0, failed: 0 }, waiting);
  }

  /** A product that the shop shows already: put into the ERP silently, and synced. */
  async aSyncedProduct(fields?: Fields): Promise<ErpProduct> {
    const product = await this.erp.putSilently(fields);
    expect(await this.api.sync(product)).toMatchObject({ success: true, status: 'synced' });
    return product;
  }

  /** Syncs the product now, and waits for what follows from it. */
  async syncToEnd(product: Named): Promise<SyncResult> {
    const result = await this.api.sync(product);
    await this.quiet();
    return result;
  }

  /** A full sync, to its end and that of what follows from it. */
  async fullSync(request?: object): Promise<SyncRun> {
    const run = await this.api.fullSync(request);
    await this.quiet();
    return run;
  }

  /**
   * Waits until something of the product has failed for good; answers that. It is tried four times,
   * and the seconds between two tries pass at once.
   */
  async failureOf(product: Named): Promise<Failure> {
    return eventually(async () => {
      const failure = await this.api.findFailure(product);
      if (failure === undefined) await this.skipPause();
      return the(failure, `failure of ${idOf(product)}`);
    }, ALL_TRIES);
  }

  /** The shop's category for the ERP's, found by its name; undefined when the shop has none. */
  categoryShown(id: string): StoreTerm | undefined {
    const { name } = this.erp.category(id);
    return this.shop.categoriesNamed(name.replaceAll('&', '&amp;'))[0];
  }

  /** Changes the regular price of these products in the ERP, and tells the service by its API. */
  async reprice(products: readonly Named[], regular: string): Promise<void> {
    this.erp.setPricesSilently(products, regular);
    await this.api.tell('pricing.price_changed', ...products);
  }

  /** Starts one more process of the service in this world. */
  async join(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    this.others.push(await startService({ ...this.env, ...settings }));
  }

  /** Stops the service, then what it stands among. */
  async close(): Promise<void> {
    const { shop, erp, database, redis } = this.surroundings;
    await Promise.all([this.app, ...this.others].map((service) => service.close()));
    await Promise.all([shop.close(), erp.close()]);
    await Promise.all([database.drop(), redis.stop()]);
  }

  /**
   * Lets the next try of what waits come now; not while a call is out, whose lease would run out.
   */
  private async skipPause(): Promise<void> {
    const { pending, syncing } = await this.api.status();
    if (pending === 0 || syncing > 0) return;
    await this.databaseClock.advance(LONGEST_PAUSE_MS);
    await this.app.get(LookForWork).execute();
  }

  /** Whether something waits, nothing is on its way, and nothing is due before a try's pause is. */
  private async allWaitsForCalls(): Promise<boolean> {
    const [row] = await this.surroundings.database.query<{ waits: boolean | null }>(
      `SELECT bool_and("status" = 'pending'
                       AND "next_attempt_at" > wc_now() + interval '${LONGEST_PAUSE_MS} ms') AS "waits"
       FROM "wc_sync_items" WHERE "status" IN ('pending', 'syncing')`,
    );
    return row?.waits === true;
  }

  private async stands(counts: object, waiting?: EventuallyOptions): Promise<void> {
    await eventually(async () => {
      expect(await this.api.status()).toMatchObject(counts);
    }, waiting);
  }
}
