import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ProcessGuard } from '../../../../apps/sandbox/src/embedded/processes/process-guard';

const ROOT = join(__dirname, '../../../..');
const MAIN = join(ROOT, 'dist/apps/sync/src/main.js');
const LISTENING = /Listening on (http:\/\/[^\s"]+)/;

/** One process of the service, as it runs in production, for killing it. */
export class ServiceProcess {
  /** All that it has written. */
  output = '';
  /** Whether it stands still since it was told SIGSTOP. */
  isFrozen = false;
  private readonly ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    this.ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /**
   * Starts one; it is not up yet.
   * @param env its settings, and nothing of this process's own
   * @param guard ends it when this process ends before it
   */
  static spawn(env: Readonly<Record<string, string>>, guard: ProcessGuard): ServiceProcess {
    const child = spawn(process.execPath, [MAIN], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    guard.watch(child);
    return new ServiceProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The address that it says it listens on; null before that. */
  get url(): string | null {
    return LISTENING.exec(this.output)?.[1] ?? null;
  }

  /** Whether it has ended, by itself or by a signal. */
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends it a signal, such as SIGSTOP; nothing where it has ended. */
  signal(signal: NodeJS.Signals): void {
    if (this.hasEnded) return;
    this.child.kill(signal);
    if (signal === 'SIGSTOP') this.isFrozen = true;
    if (signal === 'SIGCONT') this.isFrozen = false;
  }

  /** Kills it on the spot, and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** Asks it to stop in order, and waits until it has. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    await this.ended;
  }

  /** Waits until it has ended by itself. @throws Error when it still lives after so long */
  async endWithin(limitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        reject,
        limitMs,
        new Error(`The process lives on after ${limitMs / 1_000} s`),
      );
    });
    await Promise.race([this.ended, late]).finally(() => {
      clearTimeout(timer);
    });
  }
}
