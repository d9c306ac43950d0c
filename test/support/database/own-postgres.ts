import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../apps/sandbox/src/embedded/postgres/embedded-postgres';
import { findFreePort } from '../../../apps/sandbox/src/embedded/processes/free-port';
import { ProcessGuard } from '../../../apps/sandbox/src/embedded/processes/process-guard';
import { eventually } from '../eventually';

/**
 * A PostgreSQL server of one test file's own, which it may stop, kill and start again: always at
 * the same address.
 */
export class OwnPostgres {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cypher-own-'));
  private running: EmbeddedPostgres | null = null;

  private constructor(private readonly port: number) {
    // mkdtemp makes it private; the server's account has to pass through.
    chmodSync(this.folder, 0o755);
  }

  /** Starts one. */
  static async start(): Promise<OwnPostgres> {
    const server = new OwnPostgres(await findFreePort());
    await server.start();
    return server;
  }

  /** Of its superuser. */
  get url(): string {
    if (this.running === null) throw new Error('It does not run');
    return this.running.url;
  }

  /** Starts it again, with the data that it had. */
  async start(): Promise<void> {
    const dataFolder = join(this.folder, 'postgres');
    // After a kill its children hold on to the data for a moment.
    this.running = await eventually(() =>
      startEmbeddedPostgres({ guard: new ProcessGuard(), dataFolder, port: this.port }),
    );
  }

  /** Stops it in order: every session is told that the server goes. */
  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  /**
   * Kills it, as the machine does that runs out of memory: every session breaks off, and the next
   * start recovers.
   */
  async kill(): Promise<void> {
    const server = this.running?.process;
    this.running = null;
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  /** Stops it for good, and removes its data. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
