/**
 * Time and chance, which the domain takes as arguments. Processes may differ in their time, so that
 * nothing is decided by it: what decides is told by the database, and by how much has passed since.
 */
export abstract class Clock {
  /**
   * The process's own time: for those who know no other, such as a shop whose answers have a date.
   */
  abstract now(): Date;

  /**
   * Milliseconds that only grow, whatever becomes of the wall clock. Only differences mean
   * anything.
   */
  abstract monotonicMs(): number;

  /** A number in [0, 1) for jitter. */
  abstract chance(): number;
}
