/** Tells workers that a comparison with a shop waits. Never throws. */
export abstract class DriftSignal {
  /** This run is to be carried out. */
  abstract go(runId: string): void;
}
