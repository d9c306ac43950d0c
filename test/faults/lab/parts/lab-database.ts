import { Client } from 'pg';
import { DatabaseClock } from '../../../support/database/database-clock';
import { startTcpGate, type TcpGate } from '../../../support/servers/tcp-gate';
import { the } from '../../../support/the';
import type { Bench } from './bench';

/**
 * The database of a run, behind a gate that can be shut or made slow, with a clock that can be
 * moved.
 */
export class LabDatabase {
  /**
   * By how much its clock is ahead of the machine's, in milliseconds, and since when by the
   * machine's; the last holds.
   */
  private readonly courses = [{ since: 0, aheadMs: 0 }];
  private session: Promise<Client> | null = null;
  /**
   * Done when the database is no longer being copied or replaced: nobody may be connected
   * meanwhile.
   */
  private copied: Promise<unknown> = Promise.resolve();
  private readonly clock = new DatabaseClock({ query: (statement) => this.query(statement) });

  private constructor(
    private readonly bench: Bench,
    private readonly name: string,
    readonly gate: TcpGate,
  ) {}

  /** Makes one. */
  static async open(bench: Bench): Promise<LabDatabase> {
    const name = await bench.newDatabase();
    return new LabDatabase(bench, name, await startTcpGate(bench.urlOf(name)));
  }

  /** Where the service reaches it. */
  get gateUrl(): string {
    return this.gate.url;
  }

  /** Milliseconds by its clock. */
  now(): number {
    return Date.now() + this.aheadMs;
  }

  /**
   * When its clock showed this, in milliseconds by the machine's; the first time, where it was set
   * back and showed it twice.
   */
  machineTime(shown: number): number {
    const times = this.courses.map(({ since, aheadMs }, at) => {
      const time = shown - aheadMs;
      const until = this.courses[at + 1]?.since ?? Infinity;
      return { time, outside: Math.max(0, since - time, time - until) };
    });
    // A step takes a moment: what was recorded in it fits neither course to the millisecond.
    const [best] = times.toSorted((one, other) => one.outside - other.outside);
    return best?.time ?? shown - this.aheadMs;
  }

  /**
   * Rows of a statement of the lab's own, past the gate. @throws what the driver does while the
   * server is away
   */
  async query<T>(statement: string, parameters: readonly unknown[] = []): Promise<T[]> {
    await this.copied;
    const session = await this.joined();
    return (await session.query(statement, [...parameters])).rows as T[];
  }

  /** Lets so many milliseconds pass by its clock, or takes them back. */
  async pass(ms: number): Promise<void> {
    const aheadMs = this.aheadMs + ms;
    this.courses.push({ since: Date.now(), aheadMs });
    await this.clock.runAhead(aheadMs);
  }

  /** The lab's session: a new one where the last has ended, as with a server that was stopped. */
  private joined(): Promise<Client> {
    if (this.session !== null) return this.session;
    const session = this.join();
    this.session = session;
    const forget = (): void => {
      if (this.session === session) this.session = null;
    };
    session.then((client) => client.on('error', forget).on('end', forget), forget);
    return session;
  }

  private async join(): Promise<Client> {
    const client = new Client({ connectionString: this.bench.urlOf(this.name) });
    // Whoever asks something hears of it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Ends the lab's session, so that the database may be copied or removed. */
  private async leave(): Promise<void> {
    const session = this.session;
    this.session = null;
    await session?.then((client) => client.end()).catch(() => undefined);
  }

  private get aheadMs(): number {
    return the(this.courses.at(-1)).aheadMs;
  }

  /** Keeps a copy of everything; no process of the service may be connected. Answers its name. */
  backup(): Promise<string> {
    return this.alone(() => this.bench.newDatabase(this.name));
  }

  /** Goes back to a backup; no process of the service may be connected. The clock goes on. */
  async restore(backup: string): Promise<void> {
    await this.alone(async () => {
      await this.bench.dropDatabase(this.name);
      await this.bench.copyDatabase(backup, this.name);
    });
    await this.clock.runAhead(this.aheadMs);
  }

  /** Does this while the lab itself is not connected: who asks meanwhile waits. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.leave().then(work);
    this.copied = done.catch(() => undefined);
    return done;
  }

  /** Stops the server in order, or kills it; it may be started again. */
  async stop(how: 'stop' | 'kill'): Promise<void> {
    await this.leave();
    await this.bench.postgres[how]();
  }

  async start(): Promise<void> {
    await this.bench.postgres.start();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.gate.close();
    await this.bench.dropDatabase(this.name);
  }
}
