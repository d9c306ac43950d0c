/**
 * Tells the workers that a run wants to be scanned. Only a hint: where it is lost, workers find the
 * run by themselves. So nobody waits for it: it returns at once, whatever becomes of the broker,
 * and throws nothing.
 */
export abstract class FullSyncSignal {
  abstract go(runId: string): void;
}
