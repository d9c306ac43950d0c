import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { eventually } from '../eventually';

const root = join(__dirname, '../../..');

/** A process of what was built, as it is started outside of tests. */
export class BuiltProcess {
  /** All that it has written, to both streams. */
  output = '';
  errors = '';
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;
  private readonly ended: Promise<unknown>;

  /**
   * @param script file below `dist/apps`
   * @param env all settings; nothing of the tests' own environment is handed on
   */
  constructor(script: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    this.child = spawn(process.execPath, [join(root, 'dist/apps', script), ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
      this.errors += chunk.toString();
    });
    this.ended = once(this.child, 'close');
  }

  /** Its exit code, once it has ended; null where a signal killed it. */
  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  /** Sends it a signal that does not end it, such as SIGCONT. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks it to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.exitCode();
  }
}

/** A process of the product, as it is started in production. */
export class ProductProcess extends BuiltProcess {
  /** @param command file of `dist/apps/sync/src`, without its ending */
  constructor(command: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    super(`sync/src/${command}.js`, env, ...args);
  }

  /** The address that it says it listens on; null as long as it does not. */
  get url(): string | null {
    return /Listening on (http:\S+)/.exec(this.output)?.[1] ?? null;
  }
}

/**
 * Starts a process of the service with these settings, and waits until it listens.
 * @throws what `eventually` throws when it does not.
 */
export async function startWorker(env: Readonly<Record<string, string>>): Promise<ProductProcess> {
  const worker = new ProductProcess('main', { ...env, PORT: '0', LOG_LEVEL: 'info' });
  await eventually(
    () => {
      if (worker.url === null) throw new Error(`The service does not listen:\n${worker.output}`);
    },
    { timeout: 90_000 },
  );
  return worker;
}
