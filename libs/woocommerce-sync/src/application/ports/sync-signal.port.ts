/**
 * Tells the workers, wherever they run, that a store has work. Only a hint: losing one delays work
 * until the workers look by themselves, every five seconds, and never loses it. So nobody waits for
 * it: it returns at once, whatever becomes of the broker, and throws nothing.
 */
export abstract class SyncSignal {
  /** There is work now. */
  abstract wake(storeId: string): void;
}
