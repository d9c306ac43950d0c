/** What a shop says of a file that it writes; `total` is -1 until it knows (fact 91). */
export interface ExportProgress {
  readonly processed: number;
  readonly total: number;
}

/** The shortest and the longest wait between two looks, in milliseconds. */
const SHORTEST_MS = 500;
const LONGEST_MS = 120_000;

/** What a row of the file took a shop, and what the beginning did, in milliseconds (fact 94). */
const ROW_MS = 1;
const BEGINNING_MS = 500;

/** The waits where a shop does not tell how far it is, in milliseconds. */
const UNKNOWN_MS = [2_000, 4_000, 8_000, 15_000] as const;

/** A little more than the estimate, as a look too early costs another one. */
const RESERVE = 1.05;

/**
 * How long to wait for a shop that writes its catalogue into a file, so that few looks do: as long
 * as its last file took, or as so many rows took a shop that was measured, then by how far this one
 * is.
 */
export class ExportWaits {
  private lastMs: number | null = null;

  /**
   * The next wait, in milliseconds.
   * @param elapsedMs since the file was asked for
   * @param looks how often was looked since
   * @param rows how many rows the file will have, as far as anybody knows
   */
  next(
    { processed, total }: ExportProgress,
    elapsedMs: number,
    looks: number,
    rows: number,
  ): number {
    if (processed > 0 && total > 0)
      return within((elapsedMs / processed) * Math.max(0, total - processed) * RESERVE);
    if (looks === 0) return within((this.lastMs ?? BEGINNING_MS + rows * ROW_MS) * RESERVE);
    return UNKNOWN_MS[Math.min(looks, UNKNOWN_MS.length) - 1] ?? LONGEST_MS;
  }

  /** Notes how long a file took, in milliseconds. */
  took(ms: number): void {
    this.lastMs = ms;
  }
}

function within(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.ceil(ms)));
}
