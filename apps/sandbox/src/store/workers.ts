import { NO_SLOWDOWN, type Slowdown, type TimeModel } from './time-model';

/** What a call did, and how long the shop works for it besides its fixed cost, in milliseconds. */
export interface Work<T> {
  readonly result: T;
  readonly costMs: number;
}

/** PHP workers: each takes one call at a time, the others queue in the order in which they came. */
export class Workers {
  private current: TimeModel;
  private slowdown = NO_SLOWDOWN;
  private slowerSince = 0;
  private callsSince = 0;
  private busy = 0;
  private readonly queue: ((startsAt: number) => void)[] = [];

  constructor(model: TimeModel) {
    this.current = model;
  }

  /** How fast it is; may be set at any time, and holds for calls that end after that. */
  get model(): TimeModel {
    return this.current;
  }

  set model(model: TimeModel) {
    this.current = model;
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
      endsAt = Math.max(endsAt + (this.model.perCall + costMs) * factor, performance.now());
      await until(endsAt);
      return result;
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

  // The next call starts when this one was to end, however late the timer was: so late timers do not add up.
  private leave(endsAt: number): void {
    const next = this.busy <= this.current.workers ? this.queue.shift() : undefined;
    if (next === undefined) this.busy -= 1;
    else next(endsAt);
  }
}

async function until(at: number): Promise<void> {
  const rest = at - performance.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}
