/** Calls of one store that are in flight. */
export interface FlyingCalls {
  readonly calls: number;
  /** Of these, such that bring bulk or pictures. */
  readonly bulky: number;
  /** Of these, such that are nearly over. */
  readonly ending: number;
}

/** What one call more may bring: anything, only what is live, or nothing, as there may be none. */
export type CallRoom = 'any' | 'live' | 'none';

/** Of so many calls in flight, one that is nearly over counts as over. */
const CALLS_PER_ENDING = 4;

/**
 * Whether one call more may run. While bulk or pictures run, one live call may run beside the
 * others; and where calls may overlap, the next is made ready while one is nearly over.
 * @param window calls that may run
 * @param most calls that may run whatever they bring
 */
export function roomFor(
  { calls, bulky, ending }: FlyingCalls,
  {
    window,
    most,
    overlap,
  }: { readonly window: number; readonly most: number; readonly overlap: boolean },
): CallRoom {
  const counted = calls - (overlap ? Math.min(Math.ceil(window / CALLS_PER_ENDING), ending) : 0);
  if (counted < window) return 'any';
  return counted < Math.min(window + Math.min(bulky, 1), most) ? 'live' : 'none';
}
