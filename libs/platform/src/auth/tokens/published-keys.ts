/** The keys of a provider by their ids, as PEM. */
export type KeySet = ReadonlyMap<string | undefined, string>;

/**
 * After so long the provider is asked again, in ms, so that a key that it has taken back is not
 * good for ever.
 */
const FRESH_MS = 10 * 60_000;

/** How long keys that are known serve while the provider does not answer, in ms. */
const LASTING_MS = 24 * 3_600_000;

/** The provider is asked no more often than this, in ms, whatever tokens say. */
const PAUSE_MS = 5_000;

/** How long an id that the provider did not have is taken for missing without a question, in ms. */
const MISSING_MS = 60_000;

/** Most missing ids that are remembered: anybody can make them up. */
const MOST_MISSING = 1_000;

/** The provider does not give its keys. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/**
 * The keys that an identity provider publishes. What is known serves whatever else is asked for,
 * and while the provider is away; an unknown id costs the provider a question every few seconds at
 * the most, however many tokens name however many.
 */
export class PublishedKeys {
  private keys: KeySet = new Map();
  private readAt = Number.NEGATIVE_INFINITY;
  private askedAt = Number.NEGATIVE_INFINITY;
  private hasFailed = false;
  private asking: Promise<void> | null = null;
  private readonly missing = new Map<string | undefined, number>();

  /**
   * @param read asks the provider; throws where it does not answer
   * @param now a time in ms that never goes back
   */
  constructor(
    private readonly read: () => Promise<KeySet>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the key is at hand: finding it asks nobody. */
  knows(keyId: string | undefined): boolean {
    return this.known(keyId) !== null;
  }

  /**
   * @param keyId the `kid` of a token's header; without one, the only key there is
   * @returns null where the provider has no such key
   * @throws KeysUnavailableError where the provider does not say
   */
  async find(keyId: string | undefined): Promise<string | null> {
    const known = this.known(keyId);
    if (known !== null) {
      // Nobody waits for what is only made sure of.
      if (this.now() - this.readAt > FRESH_MS && this.mayAsk()) void this.ask();
      return known;
    }
    if (this.isMissing(keyId)) return null;
    if (this.asking !== null || this.mayAsk()) await this.ask();
    if (this.hasFailed)
      throw new KeysUnavailableError('The identity provider does not give its keys');
    const found = this.known(keyId);
    if (found === null) this.rememberMissing(keyId);
    return found;
  }

  private known(keyId: string | undefined): string | null {
    if (this.now() - this.readAt > LASTING_MS) return null;
    if (keyId === undefined && this.keys.size === 1) return [...this.keys.values()][0] ?? null;
    return this.keys.get(keyId) ?? null;
  }

  private mayAsk(): boolean {
    return this.now() - this.askedAt >= PAUSE_MS;
  }

  /** One question at a time, for all who wait; throws nothing. */
  private ask(): Promise<void> {
    this.asking ??= this.readKeys().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async readKeys(): Promise<void> {
    this.askedAt = this.now();
    try {
      this.keys = await this.read();
      this.readAt = this.now();
      this.hasFailed = false;
      this.missing.clear();
    } catch {
      this.hasFailed = true;
    }
  }

  private isMissing(keyId: string | undefined): boolean {
    const since = this.missing.get(keyId);
    return since !== undefined && this.now() - since < MISSING_MS;
  }

  private rememberMissing(keyId: string | undefined): void {
    this.missing.delete(keyId);
    this.missing.set(keyId, this.now());
    const [oldest] = this.missing.keys();
    if (this.missing.size > MOST_MISSING) this.missing.delete(oldest);
  }
}
