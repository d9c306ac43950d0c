import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 10;

/** How long to wait for a condition. */
export interface EventuallyOptions {
  /** In ms; 5,000 unless told. */
  timeout?: number;
}

/**
 * Runs the check until it passes, and answers what it answers. It passes when it throws nothing: put `expect` into it.
 * @throws what the check threw last, when the time is up.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<T> {
  const deadline = Date.now() + (options.timeout ?? 5_000);
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await delay(PAUSE_MS);
  }
}
