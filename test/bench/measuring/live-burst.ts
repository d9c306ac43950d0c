import { setTimeout as delay } from 'node:timers/promises';
import type { ErpProduct } from '../world/bench-erp';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, latencyOf, rounded } from './figures';
import { busySeconds, inFlight, inFlightNote, type Measurement } from './measurement';
import { type Priced, PriceChanges, pricedProduct } from './price-changes';

const LIVE_EVERY_MS = 2_000;
const LONGEST_MS = 900_000;

/** A burst of prices, and until it is delivered a single price of another product now and then. */
export class LiveBurst {
  private readonly things: readonly Priced[];
  private readonly burst: PriceChanges;
  private readonly live: PriceChanges;

  /** @param products those of the burst, and after them one for each single price */
  constructor(
    private readonly world: BenchWorld,
    private readonly measurement: Measurement,
    products: readonly ErpProduct[],
  ) {
    this.things = products.map(pricedProduct);
    this.burst = new PriceChanges(world.erp, world.redis);
    this.live = new PriceChanges(world.erp, world.redis);
  }

  /** Changes so many prices at once, and ends when the shop has them. */
  async run(items: number): Promise<void> {
    await this.burst.change(this.things.slice(0, items));
    const delivered = this.burst.delivered(this.world.shop, this.measurement.mark, LONGEST_MS);
    await this.sendLive(this.things.slice(items), delivered);
  }

  /** What it came to, once the shop has the single prices too. */
  async figures(): Promise<Figures> {
    const { shop } = this.world;
    await this.live.delivered(shop, this.measurement.mark, LONGEST_MS);
    const { figures, journal } = await this.measurement.endOf('guest', this.burst);
    const { latencies } = this.live.outcome(journal);
    const latency = latencyOf(latencies);
    const slowest = latencies.indexOf(Math.max(...latencies));
    const { offered } = this.live;
    const { lane } = await this.world.status();
    return {
      ...figures,
      lowerLimitCalls: Math.ceil(this.burst.offered / 100),
      itemsPerSecond: rounded((this.burst.offered + offered) / busySeconds(journal)),
      own: {
        liveP50: latency?.p50 ?? 0,
        liveP99: latency?.p99 ?? 0,
        callsInFlight: inFlight(journal).mean,
      },
      notes: [
        inFlightNote(journal, lane),
        `${offered} single prices meanwhile: p50 ${latency?.p50 ?? '-'} ms, p99 ${latency?.p99 ?? '-'} ms; the slowest was sent ${String(((slowest + 1) * LIVE_EVERY_MS) / 1_000)} s after the burst`,
      ],
    };
  }

  private async sendLive(things: readonly Priced[], delivered: Promise<void>): Promise<void> {
    let running = true;
    const ended = delivered.finally(() => (running = false));
    const isRunning = (): boolean => running;
    for (const thing of things) {
      await Promise.race([ended, delay(LIVE_EVERY_MS)]);
      if (!isRunning()) return;
      await this.live.change([thing]);
    }
    await ended;
  }
}
