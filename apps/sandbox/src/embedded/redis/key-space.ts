const SWEEP_MS = 10_000;

interface Entry {
  value: Buffer;
  /** In ms of the wall clock; null for a key that stays. */
  expiresAt: number | null;
}

/**
 * The keys, their values and their lifetimes. Values are strings of bytes; the broker knows no
 * other type.
 */
export class KeySpace {
  private readonly entries = new Map<string, Entry>();
  private readonly sweeper = setInterval(() => this.keys(), SWEEP_MS).unref();

  /** The value under the key; null when there is none. */
  find(key: string): Buffer | null {
    return this.findEntry(key)?.value ?? null;
  }

  has(key: string): boolean {
    return this.findEntry(key) !== null;
  }

  /**
   * Sets the value, and its end in ms of the wall clock, or null. The bytes are copied: they may be
   * part of a larger read.
   */
  set(key: string, value: Buffer, expiresAt: number | null): void {
    this.entries.set(key, { value: Buffer.from(value), expiresAt });
  }

  /** Answers whether there was such a key. */
  delete(key: string): boolean {
    return this.has(key) && this.entries.delete(key);
  }

  /** When the key ends, in ms of the wall clock: null for never, undefined for no such key. */
  endOf(key: string): number | null | undefined {
    return this.findEntry(key)?.expiresAt;
  }

  /** Sets a key's end. Answers whether there is such a key. */
  setEnd(key: string, expiresAt: number | null): boolean {
    const entry = this.findEntry(key);
    if (entry !== null) entry.expiresAt = expiresAt;
    return entry !== null;
  }

  /** All keys that have not ended; those that have are dropped on the way. */
  keys(): string[] {
    return [...this.entries.keys()].filter((key) => this.has(key));
  }

  clear(): void {
    this.entries.clear();
  }

  close(): void {
    clearInterval(this.sweeper);
  }

  private findEntry(key: string): Entry | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    if (entry.expiresAt === null || entry.expiresAt > Date.now()) return entry;
    this.entries.delete(key);
    return null;
  }
}
