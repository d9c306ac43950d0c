import { SchedulerRegistry } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { SyncLane } from '../../libs/woocommerce-sync/src/application/lane/sync-lane';
import { RunFullSync } from '../../libs/woocommerce-sync/src/application/full-sync/run-full-sync';
import { Clock } from '../../libs/woocommerce-sync/src/application/ports/clock.port';
import { ErpCatalog } from '../../libs/woocommerce-sync/src/application/ports/erp-catalog.port';
import { EventPublisher } from '../../libs/woocommerce-sync/src/application/ports/event-publisher.port';
import { FullSyncSignal } from '../../libs/woocommerce-sync/src/application/ports/full-sync-signal.port';
import {
  StoreClients,
  type StoreClient,
} from '../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { SyncSignal } from '../../libs/woocommerce-sync/src/application/ports/sync-signal.port';
import {
  ISyncRepository,
  type Claim,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import type { PaceLimits } from '../../libs/woocommerce-sync/src/domain/pace/pace-state';
import type { SeededRandom } from '../../apps/sandbox/src/seeded-random';
import type { HeardOrder } from '../faults/lab/parts/heard-orders';
import type { World } from '../support/world/world';
import type { Calls } from './calls';
import type { SimulatedTime } from './simulated-time';

/** The only store there is. */
export const STORE = 'default';

/** All that asks the shop something and answers once, by topic. */
const STORE_CALLS: {
  readonly [T in Exclude<keyof StoreClient, 'address'>]: readonly (keyof StoreClient[T])[];
} = {
  health: ['probe'],
  settings: ['currency', 'choices'],
  products: [
    'findBySkus',
    'findTrashedBySku',
    'findById',
    'readPrices',
    'readStocks',
    'readAttributes',
    'write',
  ],
  listing: ['ofIds', 'count'],
  contents: ['productsOfIds', 'variationsOfIds'],
  assortment: [],
  variations: ['write', 'takesManyParents', 'delete'],
  pictures: ['setForProduct', 'setForVariation', 'setForCategory'],
  categories: ['list', 'write'],
  attributes: ['list', 'create', 'createTerms'],
  terms: ['hasBrands', 'ensure'],
  orderChanges: ['read', 'change', 'refunds', 'refund', 'fulfilments', 'fulfil'],
  orders: ['list', 'find'],
  webhooks: ['list', 'make', 'set', 'switchOff'],
};
const ERP_CALLS = ['lookup', 'page', 'listCategories', 'probe'];

/** Whoever listens to what the service says. */
export interface Listener {
  /** The lane wants to be asked again, in so many milliseconds. */
  alarm(inMs: number): void;
  /** An order was published. */
  order(heard: HeardOrder): void;
}

/** The connections to the database, as the driver counts them. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  on(event: 'release', listener: () => void): void;
}

/**
 * A worker of the service in the time of a simulation: its clock, its timers and its signals are
 * the simulation's.
 */
export class SimulatedService {
  readonly database: DataSource;
  private readonly lane: SyncLane;

  constructor(
    private readonly world: World,
    private readonly time: SimulatedTime,
    private readonly random: SeededRandom,
  ) {
    this.database = world.app.get(DataSource);
    this.lane = this.get(SyncLane);
  }

  /** A part of the service. */
  get<T>(part: abstract new (...args: never[]) => T): T {
    return this.world.app.get<T>(part);
  }

  /** Whether a statement is under way. */
  isBusy(): boolean {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return totalCount > idleCount || waitingCount > 0;
  }

  /** Wakes the lane. */
  nudge(): void {
    this.lane.nudge(STORE);
  }

  /** Puts the simulation in the place of the machine's clock, of BullMQ and of Redis. */
  takeOver(calls: Calls, listener: Listener): void {
    Object.assign(this.get(Clock), {
      now: () => new Date(this.time.now),
      monotonicMs: () => this.time.monotonicMs(),
      chance: () => this.random.fraction(),
    });
    Object.assign(this.get(SyncSignal), {
      wake: (storeId: string) => {
        this.lane.nudge(storeId);
      },
    });
    // The simulation ticks for them.
    for (const job of this.get(SchedulerRegistry).getCronJobs().values()) void job.stop();
    const runFullSync = this.get(RunFullSync);
    // A scan that cannot go on says so in the ledger, and a look for work starts it anew.
    const go = (runId: string): void => void runFullSync.execute(runId).catch(() => undefined);
    Object.assign(this.get(FullSyncSignal), { go });
    Object.assign(this.get(EventPublisher), {
      publish: (_topic: string, payload: { eventId: string; order: { orderId: number } }) => {
        listener.order({ eventId: payload.eventId, orderId: payload.order.orderId });
        return Promise.resolve();
      },
    });
    this.takeOverAlarms(listener);
    this.pool.on('release', () => {
      calls.ended();
    });
    const store = this.get(StoreClients).get(STORE);
    for (const topic of Object.keys(STORE_CALLS) as (keyof typeof STORE_CALLS)[])
      calls.interleave(store[topic], STORE_CALLS[topic], topic);
    calls.interleavePages(store.listing, 'ofStatus', 'listing');
    calls.interleave(this.get(ErpCatalog), ERP_CALLS, 'erp');
  }

  private get pool(): Pool {
    return (this.database.driver as unknown as { master: Pool }).master;
  }

  /**
   * Timers of the lane cost real time, so it is told to wait for a signal, which comes at the
   * timer's time.
   */
  private takeOverAlarms(listener: Listener): void {
    const repository = this.get(ISyncRepository);
    const claim = repository.claim.bind(repository);
    Object.assign(repository, {
      claim: async (storeId: string, limits: PaceLimits): Promise<Claim> => {
        const answer = await claim(storeId, limits);
        if ((answer.kind !== 'nothing' && answer.kind !== 'gathering') || answer.forMs === null)
          return answer;
        listener.alarm(answer.forMs);
        return { kind: 'nothing', forMs: null };
      },
    });
  }
}
