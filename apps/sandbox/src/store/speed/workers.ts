import { Processor } from './processor';
import { NO_SLOWDOWN, type Slowdown, type TimeModel } from './time-model';

/** What a call did, and how long the shop works for it besides its fixed cost, in milliseconds. */
export interface Work<T> {
  readonly result: T;
  readonly costMs: number;
}

/**
 * PHP workers: each takes one call at a time, the others queue in the order in which they came. All
 * of them share the shop's cores.
 */
export class Workers {
  readonly processor: Processor;
  private current: TimeModel;
  private slowdown = NO_SLOWDOWN;
  private slowerSince = 0;
  private callsSince = 0;
  private busy = 0;
  private noise: NodeJS.Timeout | undefined;
  private readonly queue: ((startsAt: number) => void)[] = [];

  constructor(model: TimeModel) {
    this.current = model;
    this.processor = new Processor(model.cores);
    this.makeNoise();
  }

  /** How fast it is; may be set at any time, and holds for calls that end after that. */
  get model(): TimeModel {
    return this.current;
  }

  set model(model: TimeModel) {
    this.current = model;
    this.processor.cores = model.cores;
    this.makeNoise();
    while (this.busy < model.workers && this.queue.length > 0) {
      this.busy += 1;
      this.queue.shift()?.(performance.now());
    }
  }

  /** Lets the shop get slower from now on; `NO_SLOWDOWN` makes it as fast as it was. */
  slowDown(slowdown: Slowdown): void {
    this.slowdown = slowdown;
    this.slowerSince = performance.now();
    this.callsSince = 0;
  }

  /** How many times slower than its model it is now. */
  factor(): number {
    const { perCall, perSecond, most } = this.slowdown;
    const seconds = (performance.now() - this.slowerSince) / 1_000;
    return Math.min(1 + perCall * this.callsSince + perSecond * seconds, most);
  }

  /** Runs a call in a worker of its own, for as long as the model says it takes. */
  async run<T>(work: () => Promise<Work<T>>): Promise<T> {
    const startedAt = await this.worker();
    let endsAt = startedAt;
    try {
      const factor = this.factor();
      this.callsSince += 1;
      const { result, costMs } = await work();
      // What took longer than the model says, as the download of a picture may, is over only now.
      endsAt = await this.processor.spend((this.model.perCall + costMs) * factor, startedAt);
      return result;
    } finally {
      this.leave(endsAt);
    }
  }

  /**
   * Shows a page to a visitor, in a worker of its own. Answers when it was there.
   * @param costMs what it needs of a core
   */
  async show(costMs: number): Promise<number> {
    let endsAt = await this.worker();
    try {
      endsAt = await this.processor.spend(costMs * this.factor(), endsAt, 'visitors');
      return endsAt;
    } finally {
      this.leave(endsAt);
    }
  }

  private async worker(): Promise<number> {
    if (this.busy < this.current.workers) {
      this.busy += 1;
      return performance.now();
    }
    return new Promise((resolve) => this.queue.push(resolve));
  }

  // The next call starts when this one was to end, however late the timer was: so late timers do
  // not add up.
  private leave(endsAt: number): void {
    const next = this.busy <= this.current.workers ? this.queue.shift() : undefined;
    if (next === undefined) this.busy -= 1;
    else next(endsAt);
  }

  /** Lets others come and go, as the model says. */
  private makeNoise(): void {
    clearTimeout(this.noise);
    this.processor.others = 0;
    const { noise } = this.current;
    if (noise === undefined) return;
    const turn = (others: number): void => {
      this.processor.others = others;
      const seconds = others === 0 ? noise.quietSeconds : noise.loudSeconds;
      this.noise = setTimeout(() => {
        turn(others === 0 ? noise.others : 0);
      }, seconds * 1_000).unref();
    };
    turn(0);
  }
}
