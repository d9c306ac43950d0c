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
 *
 * What was not measured on its own costs what resembles it: a picture nothing but its download, a
 * new variation what a new product does, a write of anything else an update or a create, a row of a
 * list of anything but products nothing.
 */
export interface TimeModel {
  /** Every call, whatever it does: all that a cheap read costs. */
  readonly perCall: number;
  readonly perUpdate: number;
  readonly perUpdateTrimmed: number;
  readonly perCreate: number;
  readonly perCreateTrimmed: number;
  /** An update of a variation; `_fields` of its own make no difference, as far as is known. */
  readonly perVariation: number;
  /** A row of a list of products or variations. */
  readonly perRow: number;
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

/**
 * What the shop of fact 32 needs. Lists of 100 took 0.4 to 0.6 s (fact 31), and 200
 * variations in two calls 2.0 s (fact 20).
 */
const MEASURED = {
  perCall: 60,
  perUpdate: 20,
  perUpdateTrimmed: 15,
  perCreate: 50,
  perCreateTrimmed: 42,
  perVariation: 9.4,
  perRow: 4,
};

/** Models by name; `measured` is the shop of facts 32 and 52. */
export const TIME_MODELS = {
  instant: {
    perCall: 0,
    perUpdate: 0,
    perUpdateTrimmed: 0,
    perCreate: 0,
    perCreateTrimmed: 0,
    perVariation: 0,
    perRow: 0,
    workers: 1_000,
    cores: 1_000,
  },
  fast: {
    perCall: 10,
    perUpdate: 2,
    perUpdateTrimmed: 2,
    perCreate: 2,
    perCreateTrimmed: 2,
    perVariation: 2,
    perRow: 0,
    workers: 8,
    cores: 8,
  },
  measured: { ...MEASURED, workers: 8, cores: 2 },
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
