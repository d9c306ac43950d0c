import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ProcessGuard } from '../../../apps/sandbox/src/embedded/processes/process-guard';

const ROOT = join(__dirname, '../../..');
const START_MS = 60_000;

/** A built program in a process of its own, as it runs in production. */
export class BenchProcess {
  private readonly ended: Promise<unknown>;
  private lastWords = '';

  private constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    this.ended = once(child, 'close');
    child.stderr.on('data', (chunk: Buffer) => {
      this.lastWords = (this.lastWords + chunk.toString()).slice(-2_000);
    });
  }

  /**
   * Starts the program, and waits for the line that says where it listens.
   * @param script below `dist/apps`
   * @param listening finds the address in its output
   * @param guard ends it when this process ends before it
   * @param cores that it is kept on, as `taskset -c` takes them; null for any
   * @throws Error with its last words when it ends before, or is not ready within a minute
   */
  static async start(
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    listening: RegExp,
    guard: ProcessGuard,
    cores: string | null = null,
  ): Promise<{ process: BenchProcess; url: string }> {
    const command = [process.execPath, join(ROOT, 'dist/apps', script), ...args];
    const [program = '', ...rest] = cores === null ? command : ['taskset', '-c', cores, ...command];
    const child = spawn(program, rest, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    guard.watch(child);
    const started = new BenchProcess(child);
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      const failed = (why: string): void => {
        child.kill('SIGKILL');
        reject(new Error(`${script} ${why}: ${output.slice(-500)} ${started.lastWords}`));
      };
      const timer = setTimeout(() => {
        failed('was not ready in time');
      }, START_MS);
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const address = listening.exec(output)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        child.stdout.off('data', read).resume();
        resolve(address);
      };
      child.stdout.on('data', read);
      child.once('exit', () => {
        failed('ended at its start');
      });
    });
    return { process: started, url };
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Asks it to stop, and waits until it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    await this.ended;
  }
}
