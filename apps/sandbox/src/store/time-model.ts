import { setTimeout as wait } from 'node:timers/promises';

/** How long the shop takes, in milliseconds, and how many PHP workers it has. */
export interface TimeModel {
  readonly perCall: number;
  readonly perUpdate: number;
  readonly perUpdateTrimmed: number;
  readonly perCreate: number;
  readonly perCreateTrimmed: number;
  readonly workers: number;
}

/** Models by name; `measured` is the shop of facts.md 32. */
export const TIME_MODELS = {
  instant: {
    perCall: 0,
    perUpdate: 0,
    perUpdateTrimmed: 0,
    perCreate: 0,
    perCreateTrimmed: 0,
    workers: 1_000,
  },
  fast: { perCall: 10, perUpdate: 2, perUpdateTrimmed: 2, perCreate: 2, perCreateTrimmed: 2, workers: 8 },
  measured: {
    perCall: 60,
    perUpdate: 20,
    perUpdateTrimmed: 15,
    perCreate: 50,
    perCreateTrimmed: 42,
    workers: 2,
  },
} as const satisfies Record<string, TimeModel>;

/** Name of a ready-made model. */
export type TimeModelName = keyof typeof TIME_MODELS;

/** PHP workers: each takes one call at a time, the others queue. */
export class Workers {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(public model: TimeModel) {}

  /** Runs a call in a worker of its own, for as long as the model says it takes. */
  async run<T>(work: () => Promise<{ result: T; costMs: number }>): Promise<T> {
    if (this.busy >= this.model.workers) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.busy += 1;
    const startedAt = performance.now();
    try {
      const { result, costMs } = await work();
      const rest = this.model.perCall + costMs - (performance.now() - startedAt);
      if (rest > 0) await wait(rest);
      return result;
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.busy -= 1;
      else next();
    }
  }
}
