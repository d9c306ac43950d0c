/** Tells the workers, wherever they run, that a store has work. Only a hint: losing one delays work, never loses it. */
export abstract class SyncSignal {
  /** There is work now. */
  abstract wake(storeId: string): Promise<void>;
}
