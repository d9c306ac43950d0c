import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 10;
const LONGEST_TURN_MS = 1_000;

/** How long to wait for a condition. */
export interface EventuallyOptions {
  /**
   * In ms; 30,000 unless told: time enough for any machine, as how fast it is is for the benchmark
   * to show.
   */
  timeout?: number;
  /** Between two checks, in ms; 10 unless told. */
  pause?: number;
}

/**
 * Runs the check until it passes, and answers what it answers. It passes when it throws nothing:
 * put `expect` into it.
 * @throws what the check threw last, when the time is up.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<T> {
  let left = options.timeout ?? 30_000;
  for (let last = Date.now(); ;) {
    try {
      return await check();
    } catch (error) {
      if (left <= 0) throw error;
    }
    await delay(options.pause ?? PAUSE_MS);
    // A machine that stood still gives the check its turns back.
    const now = Date.now();
    left -= Math.min(now - last, LONGEST_TURN_MS);
    last = now;
  }
}
