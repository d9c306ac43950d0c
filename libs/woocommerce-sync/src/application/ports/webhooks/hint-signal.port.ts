/**
 * Tells the workers that a shop hinted at something. Losing one delays the reading until they look
 * by themselves, every five seconds. So nobody waits for it: it returns at once and throws nothing.
 */
export abstract class HintSignal {
  /** There are hints of a store. */
  abstract wake(storeId: string): void;
}
