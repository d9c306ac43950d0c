/** Tells workers that a shop is to be read for adoption. Never throws. */
export abstract class AdoptionSignal {
  /** This reading is to be carried out. */
  abstract go(runId: string): void;
}
