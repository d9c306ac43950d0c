import { execFileSync } from 'node:child_process';

/** Fewer cores than this are too few to give the shop some of its own. */
const FEWEST_CORES = 4;
/** A tool of Linux (util-linux), and of no package of ours. */
const TASKSET = 'taskset';

/** Which cores the shop's double has for itself, and why, or why none. */
export interface Pinning {
  /** As `taskset -c` takes them; null where it shares all of them. */
  readonly shopCores: string | null;
  readonly otherCores: string | null;
  readonly reason: string;
}

/**
 * Keeps this process, and so all that it starts from now on, off the cores that are the shop's,
 * where there are enough. A double that waits for a core would make the shop slower than its model
 * says.
 */
export function pinCores(): Pinning {
  let allowed: readonly number[];
  try {
    allowed = coresOf(taskset('-pc', String(process.pid)));
  } catch {
    return { ...NOT_PINNED, reason: 'shop not pinned: no taskset' };
  }
  const pinning = pinningOf(allowed);
  // `-a`: the threads that Node has already.
  if (pinning.otherCores !== null) taskset('-apc', pinning.otherCores, String(process.pid));
  return pinning;
}

const NOT_PINNED = { shopCores: null, otherCores: null };

/** A quarter of the cores for the shop, the last ones. */
export function pinningOf(cores: readonly number[]): Pinning {
  if (cores.length < FEWEST_CORES)
    return {
      ...NOT_PINNED,
      reason: `shop not pinned: ${cores.length} cores, fewer than ${FEWEST_CORES}`,
    };
  const own = cores.slice(-Math.floor(cores.length / 4));
  return {
    shopCores: own.join(','),
    otherCores: cores.slice(0, -own.length).join(','),
    reason: `shop pinned to ${own.length} of ${cores.length} cores`,
  };
}

/** Reads what `taskset -pc` says, as in `pid 7's current affinity list: 0-2,5`. */
export function coresOf(output: string): number[] {
  const list = output.slice(output.lastIndexOf(':') + 1).trim();
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from(
      { length: (last ?? 0) - (first ?? 0) + 1 },
      (_, index) => (first ?? 0) + index,
    );
  });
}

function taskset(...args: string[]): string {
  return execFileSync(TASKSET, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
