import type { DatabaseClock } from '../support/database/database-clock';

/**
 * So much later is each reading of the shop's clock, in milliseconds, so that its journal shows
 * what came first.
 */
const READING_MS = 0.001;

/**
 * The one time of a simulation: it stands still until it is moved, for the database, the service
 * and both doubles.
 */
export class SimulatedTime {
  private database: DatabaseClock | null = null;
  private lastReading = 0;
  private workedMs = 0;

  constructor(private ms: number) {}

  /** In milliseconds. */
  get now(): number {
    return this.ms;
  }

  /** Lets a database follow from here on. */
  async govern(database: DatabaseClock): Promise<void> {
    this.database = database;
    await database.freeze(new Date(this.ms));
  }

  /** Moves on to a moment; never back. */
  async moveTo(ms: number): Promise<void> {
    if (ms <= this.ms) return;
    this.ms = ms;
    await this.database?.freeze(new Date(ms));
  }

  /**
   * What the shop's clock shows: in one moment each reading is a little later than the one before.
   */
  read(): number {
    this.lastReading = Math.max(this.ms, this.lastReading + READING_MS);
    return this.lastReading;
  }

  /** A call has taken so long, as far as the service measures it. */
  work(ms: number): void {
    this.workedMs += ms;
  }

  /** Milliseconds that only grow, for what the service measures. */
  monotonicMs(): number {
    return this.ms + this.workedMs;
  }
}
