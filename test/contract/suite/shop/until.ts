import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Tries until something comes that is not null, more and more seldom; null when the time is up.
 * Throws the reason of the signal when that ends it.
 */
export async function until<T>(
  attempt: () => T | null | Promise<T | null>,
  seconds: number,
  signal: AbortSignal,
): Promise<T | null> {
  const deadline = Date.now() + seconds * 1_000;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    const result = await attempt();
    if (result !== null || Date.now() >= deadline) return result;
    await pause(Math.min(wait, Math.max(deadline - Date.now(), 1)), undefined, { signal });
  }
}
