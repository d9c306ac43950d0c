/** Load that is neither ours nor the visitors': it comes and goes. */
export interface Noise {
  /** Programs that want a core each while it is there. */
  readonly others: number;
  readonly loudSeconds: number;
  readonly quietSeconds: number;
}

/**
 * How long the shop takes on a core of its own, in milliseconds, how many PHP workers it has, and
 * how many cores they share.
 */
export interface TimeModel {
  readonly perCall: number;
  readonly perUpdate: number;
  readonly perUpdateTrimmed: number;
  readonly perCreate: number;
  readonly perCreateTrimmed: number;
  readonly workers: number;
  readonly cores: number;
  readonly noise?: Noise | undefined;
}

/**
 * How a shop gets slower and slower: by how much of its own time with every call, and with every
 * second.
 */
export interface Slowdown {
  readonly perCall: number;
  readonly perSecond: number;
  /** Times slower than at first that it gets at most. */
  readonly most: number;
}

/** What the shop of facts.md 32 needs. */
const MEASURED = { perCall: 60, perUpdate: 20, perUpdateTrimmed: 15, perCreate: 50, perCreateTrimmed: 42 };

/** Models by name; `measured` is the shop of facts.md 32. */
export const TIME_MODELS = {
  instant: {
    perCall: 0,
    perUpdate: 0,
    perUpdateTrimmed: 0,
    perCreate: 0,
    perCreateTrimmed: 0,
    workers: 1_000,
    cores: 1_000,
  },
  fast: {
    perCall: 10,
    perUpdate: 2,
    perUpdateTrimmed: 2,
    perCreate: 2,
    perCreateTrimmed: 2,
    workers: 8,
    cores: 8,
  },
  measured: { ...MEASURED, workers: 2, cores: 2 },
  /** A cheap host. */
  small: { ...MEASURED, workers: 4, cores: 1 },
  /** A host of its own. */
  big: { ...MEASURED, workers: 32, cores: 8 },
  /** The measured shop, whose neighbours take half of it every other half a minute. */
  noisy: {
    ...MEASURED,
    workers: 8,
    cores: 2,
    noise: { others: 2, loudSeconds: 30, quietSeconds: 30 },
  },
} as const satisfies Record<string, TimeModel>;

/** Name of a ready-made model. */
export type TimeModelName = keyof typeof TIME_MODELS;

/** A shop that stays as fast as it is. */
export const NO_SLOWDOWN: Slowdown = { perCall: 0, perSecond: 0, most: Infinity };
