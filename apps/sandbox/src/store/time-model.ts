/** How long the shop takes, in milliseconds, and how many PHP workers it has. */
export interface TimeModel {
  readonly perCall: number;
  readonly perUpdate: number;
  readonly perUpdateTrimmed: number;
  readonly perCreate: number;
  readonly perCreateTrimmed: number;
  readonly workers: number;
}

/** How a shop gets slower and slower: by how much of its own time with every call, and with every second. */
export interface Slowdown {
  readonly perCall: number;
  readonly perSecond: number;
  /** Times slower than at first that it gets at most. */
  readonly most: number;
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

/** A shop that stays as fast as it is. */
export const NO_SLOWDOWN: Slowdown = { perCall: 0, perSecond: 0, most: Infinity };
