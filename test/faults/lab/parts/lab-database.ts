import { Client } from 'pg';
import { DatabaseClock } from '../../../support/database-clock';
import { startTcpGate, type TcpGate } from '../../../support/tcp-gate';
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
  private client: Client | null = null;
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
    const course = this.courses.find(({ since, aheadMs }, at) => {
      const time = shown - aheadMs;
      return time >= since && time < (this.courses[at + 1]?.since ?? Infinity);
    });
    return shown - (course?.aheadMs ?? this.aheadMs);
  }

  /**
   * Rows of a statement of the lab's own, past the gate. @throws what the driver does while the
   * server is away
   */
  async query<T>(statement: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const session = await this.session();
    return (await session.query(statement, [...parameters])).rows as T[];
  }

  /** Lets so many milliseconds pass by its clock, or takes them back. */
  async pass(ms: number): Promise<void> {
    const aheadMs = this.aheadMs + ms;
    this.courses.push({ since: Date.now(), aheadMs });
    await this.clock.runAhead(aheadMs);
  }

  /** The lab's session: a new one where the last has ended, as with a server that was stopped. */
  private async session(): Promise<Client> {
    if (this.client !== null) return this.client;
    const client = new Client({ connectionString: this.bench.urlOf(this.name) });
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    this.client = client;
    return client;
  }

  /** Ends the lab's session, so that the database may be copied or removed. */
  private async leave(): Promise<void> {
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  private get aheadMs(): number {
    return this.courses.at(-1)!.aheadMs;
  }

  /** Keeps a copy of everything; nobody may be connected. Answers its name. */
  async backup(): Promise<string> {
    await this.leave();
    return this.bench.newDatabase(this.name);
  }

  /** Goes back to a backup; nobody may be connected. The clock goes on. */
  async restore(backup: string): Promise<void> {
    await this.leave();
    await this.bench.dropDatabase(this.name);
    await this.bench.copyDatabase(backup, this.name);
    await this.clock.runAhead(this.aheadMs);
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
