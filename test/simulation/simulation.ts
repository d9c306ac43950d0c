import type { Scheduler } from 'fast-check';
import { SeededRandom } from '../../apps/sandbox/src/seeded-random';
import { HandleSyncEvent } from '../../libs/woocommerce-sync/src/application/use-cases/syncing/handle-sync-event.use-case';
import { SyncAllProducts } from '../../libs/woocommerce-sync/src/application/use-cases/syncing/sync-all-products.use-case';
import type { ChangeChannel } from '../../libs/woocommerce-sync/src/application/dto/sync-event';
import { WooCommerceSyncSettings } from '../../libs/woocommerce-sync/src/woocommerce-sync.settings';
import type { Violation } from '../faults/checker/evidence';
import type { Query } from '../faults/checker/read-ledger';
import { LabErp } from '../faults/lab/parts/lab-erp';
import { LabShop } from '../faults/lab/parts/lab-shop';
import { DatabaseClock } from '../support/database/database-clock';
import { startWorld, type World } from '../support/world/world';
import { Agenda } from './agenda';
import { Calls } from './calls';
import { Judging } from './judging';
import { DAY_MS, startOf } from './life/calendar';
import { Days } from './life/days';
import { Goods } from './life/goods';
import { Misfortunes } from './life/misfortunes';
import { OrderDesk } from './life/order-desk';
import { People } from './life/people';
import { Passing } from './passing';
import { fullSyncOf, nextTick, type Schedule, schedulesOf } from './schedules';
import { SimulatedService, STORE } from './service';
import { SimulatedTime } from './simulated-time';
import { isQuiet } from './standing';

/** How many days a month has. */
export const DAYS = 30;

const MINUTE_MS = 60_000;
const PRODUCTS = 40;
/** After so long in which nobody does anything all has to be quiet, in minutes. */
const QUIET_WITHIN = 240;

/** What was wrong, and on which day. */
export interface Finding extends Violation {
  readonly day: number;
}

/** What a month came to. */
export interface Month {
  readonly findings: readonly Finding[];
  readonly days: number;
  readonly turns: number;
  readonly writes: number;
  readonly orders: number;
}

/** A month of a shop's life, with the whole service in this process and its time in our hands. */
export class Simulation {
  private readonly agenda = new Agenda();
  private readonly service: SimulatedService;
  private readonly calls: Calls;
  private readonly erp: LabErp;
  private readonly shop: LabShop;
  private readonly goods: Goods;
  private readonly people: People;
  private readonly desk: OrderDesk;
  private readonly misfortunes: Misfortunes;
  private readonly judging: Judging;
  private readonly passing: Passing;
  private readonly fullSync: Schedule;
  private readonly days: Days;

  private constructor(
    seed: number,
    scheduler: Scheduler,
    private readonly world: World,
    private readonly time: SimulatedTime,
  ) {
    const [random, agenda] = [new SeededRandom(seed, 0), this.agenda];
    this.service = new SimulatedService(world, time, new SeededRandom(seed, 1));
    const query: Query = (statement) => this.service.database.query(statement);
    this.calls = new Calls(scheduler, new SeededRandom(seed, 2), time, () => this.service.isBusy());
    this.erp = new LabErp(world.erp, () => time.now);
    this.shop = new LabShop(world.shop);
    this.goods = new Goods(seed, this.erp, random, (channel, ids) => this.tell(channel, ids));
    this.people = new People(this.shop, random);
    this.desk = new OrderDesk(agenda, time, random, this.goods, this.people);
    const { erp, shop, people, calls, service, goods } = this;
    const { heard } = this.desk;
    this.misfortunes = new Misfortunes({ agenda, calls, erp, shop, random });
    this.judging = new Judging({ time, query, erp, shop, people, heard });
    const settings = service.get(WooCommerceSyncSettings);
    this.passing = new Passing(
      { time, agenda, calls, service, random, query },
      schedulesOf(service, settings),
    );
    this.fullSync = fullSyncOf(service, settings);
    this.days = new Days(random, agenda, goods, people, this.misfortunes);
  }

  /** Starts the service, with an ERP full of products and an empty shop. */
  static async start(seed: number, scheduler: Scheduler): Promise<Simulation> {
    const time = new SimulatedTime(startOf(seed));
    const world = await startWorld({
      products: 0,
      erpClock: () => new Date(time.now),
      store: { now: () => time.read() },
      settings: {
        ROLES: 'worker,api',
        FULL_SYNC_CRON: '0 3 * * *',
        ERP_RECONCILE_CRON: '*/2 * * * *',
        ORDER_PULL_CRON: '*/5 * * * *',
        RETRY_FAILED_CRON: '*/30 * * * *',
      },
    });
    const simulation = new Simulation(seed, scheduler, world, time);
    await simulation.open();
    return simulation;
  }

  /** Lets a month pass. */
  async run(): Promise<Month> {
    const findings: Finding[] = [];
    let day = 1;
    for (; day <= DAYS && findings.length === 0; day += 1) {
      const isJudged = day % 7 === 0 || day === DAYS;
      const violations = await this.liveOneDay(isJudged);
      findings.push(...violations.map((violation) => ({ ...violation, day })));
    }
    const { turns } = this.calls;
    const writes = this.shop.double.journal.entries.length;
    return { findings, days: day - 1, turns, writes, orders: this.people.bought.size };
  }

  /** Ends everything. */
  async close(): Promise<void> {
    this.calls.wakeStopped();
    await this.calls.rest().catch(() => undefined);
    await this.world.close();
  }

  private async open(): Promise<void> {
    const clock = new DatabaseClock(this.service.database);
    await this.time.govern(clock);
    this.service.takeOver(this.calls, {
      alarm: (inMs) => {
        this.passing.alarm(inMs);
      },
      order: (heard) => {
        this.desk.hear(heard);
      },
    });
    await this.goods.open(PRODUCTS);
    await this.syncAll(false);
    await this.calls.rest();
  }

  private async liveOneDay(isJudged: boolean): Promise<Violation[]> {
    const begin = this.time.now;
    this.days.plan(begin, isJudged);
    const night = nextTick(this.fullSync, begin);
    await this.passing.until(night);
    await this.fullSync.work();
    this.passing.arouse('both');
    await this.passing.until(night + 30 * MINUTE_MS);
    await this.noteFullSync(night);
    const end = begin + DAY_MS;
    if (isJudged) return this.judgeAll(end);
    await this.passing.until(end);
    const isAway = this.misfortunes.awayUntil > this.time.now;
    return isAway || !isQuiet(await this.passing.look()) ? [] : this.judging.truth();
  }

  /** An operator sends everything anew, waits until all is quiet, and looks. */
  private async judgeAll(end: number): Promise<Violation[]> {
    const since = this.time.now;
    this.calls.wakeStopped();
    await this.calls.rest();
    await this.syncAll(true);
    this.passing.arouse('both');
    const unrest = await this.quiet(end);
    if (unrest === null) {
      this.judging.handsSeenUntil = since;
      this.people.repriced.clear();
    }
    const violations = await this.judging.all(unrest);
    await this.passing.until(end);
    return violations;
  }

  /** Lets time pass until nothing waits. Answers what still does when it has taken too long. */
  private async quiet(end: number): Promise<string | null> {
    for (let minutes = 0; minutes <= QUIET_WITHIN && this.time.now < end; minutes += 5) {
      await this.passing.until(this.time.now + 5 * MINUTE_MS);
      const standing = await this.passing.look();
      if (isQuiet(standing) && this.agenda.nextLifeAt() >= end) return null;
    }
    return `Not quiet after hours: ${JSON.stringify(await this.passing.look())}`;
  }

  /** Notes that the night's full sync has looked for what people did, if it could. */
  private async noteFullSync(startedAt: number): Promise<void> {
    const runs = await this.service.database.query<{ isWell: boolean }[]>(
      `SELECT "status" = 'completed' AND "note" IS NULL AS "isWell" FROM "wc_sync_runs"
        ORDER BY "started_at" DESC LIMIT 1`,
    );
    if (runs[0]?.isWell === true) this.judging.handsSeenUntil = startedAt;
  }

  private async syncAll(force: boolean): Promise<void> {
    const origin = { via: 'api', actor: 'operator' } as const;
    await this.service
      .get(SyncAllProducts)
      .execute(STORE, force, origin)
      .catch(() => undefined);
  }

  private async tell(channel: string, subjectIds: readonly string[]): Promise<void> {
    const event = { channel: channel as ChangeChannel, eventId: null, storeId: null, subjectIds };
    await this.service.get(HandleSyncEvent).execute(event);
  }
}
