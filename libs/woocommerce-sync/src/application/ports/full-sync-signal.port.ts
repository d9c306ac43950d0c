/**
 * Tells the workers that a run wants to be scanned. Only a hint: a lost one is made up for by the
 * sweep. So nobody waits for it: it returns at once, whatever becomes of the broker, and throws
 * nothing.
 */
export abstract class FullSyncSignal {
  abstract go(runId: string): void;
}
