/** One page of a list, and where the next one starts; null after the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
