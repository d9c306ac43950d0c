import type { Invariant } from './checker/evidence';
import type { Lab } from './lab/lab';
import type { LabOptions } from './lab/parts/lab-parts';

/** One way to break the service, as a file of its own that reads as its description. */
export interface Experiment {
  /** As in `npm run faults -- <name>`. */
  readonly name: string;
  /** What is done, in one sentence. */
  readonly about: string;
  /** Which promises it attacks. */
  readonly attacks: readonly Invariant[];
  /** How its world is to be. */
  readonly world?: LabOptions;
  /** What it cannot do without, where that is not on every machine. */
  readonly needs?: 'a real Redis';
  /** Longest recovery that is allowed, in seconds. */
  readonly recoversWithin?: number;
  /** Seeds that once showed a fault of the service; they are run whatever is asked for. */
  readonly failedOnce?: readonly number[];
  /** Does it. The checker judges what is left when all is quiet again. */
  run(lab: Lab): Promise<void>;
}
