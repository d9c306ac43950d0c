/** Tells the workers that a run wants to be scanned. Only a hint: a lost one is made up for by the sweep. */
export abstract class FullSyncSignal {
  abstract go(runId: string): Promise<void>;
}
