import { SeededRandom } from '../../seeded-random';
import type { Workers } from './workers';

/** How many visitors come, and what each costs. */
export interface VisitorLoad {
  /**
   * Page views per second, on average; they come by chance, whether or not earlier ones are served.
   */
  readonly perSecond: number;
  /** What a page needs of a core, in milliseconds. */
  readonly pageMs: number;
  readonly seed: number;
}

/** How visitors fared. */
export interface VisitorReport {
  readonly load: VisitorLoad | null;
  /** Pages that were shown. */
  readonly views: number;
  /** Visitors who wait for theirs. */
  readonly waiting: number;
  /** From the visitor's click until the page was there, in milliseconds; null before the first. */
  readonly latencyMs: Readonly<Record<'p50' | 'p95' | 'p99' | 'max', number>> | null;
}

/**
 * Visitors of the shop: an open-loop load of page views, who take workers and cores like calls do.
 */
export class Visitors {
  private load: VisitorLoad | null = null;
  private latencies: number[] = [];
  private waiting = 0;
  private timer: NodeJS.Timeout | undefined;
  /** Which load it is, so that views of an earlier one are not counted. */
  private turn = 0;

  constructor(private readonly workers: Workers) {}

  /** Lets them come from now on, and counts anew. */
  come(load: VisitorLoad): void {
    this.stay();
    this.load = load;
    this.latencies = [];
    this.waiting = 0;
    this.turn += 1;
    this.sendNext(new SeededRandom(load.seed, 0), load, performance.now());
  }

  /** Lets no more come. */
  stay(): void {
    clearTimeout(this.timer);
    this.load = null;
  }

  /** How those fared who came since `come`. */
  report(): VisitorReport {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return {
      load: this.load,
      views: sorted.length,
      waiting: this.waiting,
      latencyMs:
        sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
    };
  }

  private sendNext(random: SeededRandom, load: VisitorLoad, lastAt: number): void {
    const dueAt = lastAt + (-Math.log(1 - random.fraction()) / load.perSecond) * 1_000;
    this.timer = setTimeout(() => {
      void this.view(load.pageMs, dueAt);
      this.sendNext(random, load, dueAt);
    }, dueAt - performance.now());
    this.timer.unref();
  }

  private async view(pageMs: number, dueAt: number): Promise<void> {
    const { turn } = this;
    this.waiting += 1;
    const shownAt = await this.workers.show(pageMs);
    if (turn !== this.turn) return;
    this.waiting -= 1;
    this.latencies.push(shownAt - dueAt);
  }
}
