/** Time and chance, which the domain takes as arguments. */
export abstract class Clock {
  abstract now(): Date;

  /** A number in [0, 1) for jitter. */
  abstract chance(): number;
}
