/**
 * Tells the workers, wherever they run, that a store has work. Only a hint: losing one delays work
 * until the next sweep, and never loses it. So nobody waits for it: both methods return at once,
 * whatever becomes of the broker, and throw nothing.
 */
export abstract class SyncSignal {
  /** There is work now. */
  abstract wake(storeId: string): void;

  /** There will be work at `at`: a retry falls due, or a pause ends. */
  abstract wakeAt(storeId: string, at: Date): void;
}
