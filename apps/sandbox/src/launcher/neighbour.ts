/** Something that the product talks to: where it is, and whether the sandbox brought it along. */
export interface Neighbour {
  readonly url: string;
  /** What the sandbox started in its place; null for a real one, given from outside. */
  readonly embedded: string | null;
}
