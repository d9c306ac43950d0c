import { setTimeout as wait } from 'node:timers/promises';
import { QueryFailedError } from 'typeorm';

/**
 * What PostgreSQL says while it cannot be used (its manual, appendix A): 08 connections, 53
 * resources, 57P shutdown, crash and start, 58 the system; a standby that takes no writes, as
 * during a failover; what took too long. But not 08P01, by which it refuses a statement whose
 * parameters are too few or too many: that is a fault of ours, and waiting does not mend it.
 */
const AWAY_STATES = /^(?:08(?!P01)|53|57P|58)|^(?:25006|57014|55P03)$/;

/** What the network says. */
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What the driver says, which gives these no code. */
const AWAY_MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout)|not queryable$/;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** What errors of the driver and the network have in common. */
interface DriverFault {
  readonly message?: unknown;
  readonly code?: unknown;
  /** Of a name that has several addresses: one error for each. */
  readonly errors?: readonly unknown[];
}

/** Whether an error means that PostgreSQL cannot be reached, or used, at present. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isDatabaseAway(error.driverError);
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, errors } = error as DriverFault;
  if (errors?.some(isDatabaseAway) === true) return true;
  if (typeof code === 'string') return AWAY_CODES.has(code) || AWAY_STATES.test(code);
  return typeof message === 'string' && AWAY_MESSAGES.test(message);
}

/**
 * Does the work, and again while PostgreSQL is away: what ends a piece of work must not be lost to
 * a restart. The work has to bear being done twice, as the answer to a commit may be what is lost.
 * @param patienceMs how long to wait between the tries, all in all
 */
export async function enduring<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
  let left = patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (left <= 0 || !isDatabaseAway(error)) throw error;
    }
    await wait(pause);
    left -= pause;
  }
}
