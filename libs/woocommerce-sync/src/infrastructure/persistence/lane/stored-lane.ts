import { CLOSED, type Breaker } from '../../../domain/lane/breaker';
import type { Breakers, LaneState } from '../../../domain/lane/lane-state';
import { INITIAL_PACE, type PaceState } from '../../../domain/pace/pace-state';

/** JSON with instants as ISO 8601 text. */
type Stored<T> = {
  readonly [K in keyof T]: T[K] extends Date
    ? string
    : T[K] extends Date | null
      ? string | null
      : T[K] extends object | null
        ? Stored<NonNullable<T[K]>> | Extract<T[K], null>
        : T[K];
};

/** A breaker as JSON keeps it. */
export type StoredBreaker = Stored<Breaker>;
/** The breakers of a lane as its row keeps them; a side that never had a fault may be missing. */
export type StoredBreakers = Partial<Readonly<Record<keyof Breakers, StoredBreaker>>>;

/**
 * What a lane's row says of its state. Its pace may hold more than is known here: what older
 * versions kept there.
 */
export interface StoredLane {
  readonly pace: Partial<PaceState>;
  readonly breakers: StoredBreakers;
}

/** The state that a row holds. What it does not say is as in a shop that was never called. */
export function restoredLane({ pace, breakers }: StoredLane): LaneState {
  return {
    pace: {
      batchSize: pace.batchSize ?? INITIAL_PACE.batchSize,
      window: Math.floor(pace.window ?? INITIAL_PACE.window),
      inFlight: pace.inFlight ?? INITIAL_PACE.inFlight,
      guest: pace.guest ?? INITIAL_PACE.guest,
      costs: pace.costs ?? null,
      slowdown: pace.slowdown ?? INITIAL_PACE.slowdown,
      preparingMs: pace.preparingMs ?? INITIAL_PACE.preparingMs,
      most: pace.most ?? INITIAL_PACE.most,
      cautious: pace.cautious ?? INITIAL_PACE.cautious,
      tooLarge: pace.tooLarge ?? null,
    },
    breakers: { store: restoredBreaker(breakers.store), erp: restoredBreaker(breakers.erp) },
  };
}

function restoredBreaker(stored: StoredBreaker | undefined): Breaker {
  if (stored === undefined) return CLOSED;
  const { lastFault } = stored;
  return {
    ...CLOSED,
    ...stored,
    since: instantOf(stored.since),
    until: instantOf(stored.until),
    lastFault: lastFault === null ? null : { ...lastFault, at: new Date(lastFault.at) },
  };
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
