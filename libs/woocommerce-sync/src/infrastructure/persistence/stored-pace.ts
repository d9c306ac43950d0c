import { INITIAL_PACE, type PaceState } from '../../domain/store-pace';

/** A pace as JSON keeps it: instants as ISO 8601 text. */
export interface StoredPace extends Omit<PaceState, 'pausedUntil' | 'lastFault'> {
  readonly pausedUntil: string | null;
  readonly lastFault: { readonly code: string; readonly message: string; readonly at: string } | null;
}

/** The pace in the form of its row. */
export function storedPace(pace: PaceState): StoredPace {
  return {
    ...pace,
    pausedUntil: pace.pausedUntil?.toISOString() ?? null,
    lastFault: pace.lastFault === null ? null : { ...pace.lastFault, at: pace.lastFault.at.toISOString() },
  };
}

/** The pace that a row holds; a store without a row starts afresh. */
export function restoredPace(stored: StoredPace | undefined): PaceState {
  if (stored === undefined) return INITIAL_PACE;
  return {
    ...INITIAL_PACE,
    ...stored,
    pausedUntil: stored.pausedUntil === null ? null : new Date(stored.pausedUntil),
    lastFault: stored.lastFault === null ? null : { ...stored.lastFault, at: new Date(stored.lastFault.at) },
  };
}
