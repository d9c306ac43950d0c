import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessGuard } from '../embedded/processes/process-guard';
import { stopProcess } from '../embedded/processes/stop-process';
import { SandboxError } from '../sandbox.error';

const POLL_MS = 20;

/** A Node program that the sandbox runs as a process of its own. */
export interface ChildServiceOptions {
  /** What the person at the keyboard calls it. */
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether its output is the sandbox's output too; its errors always are. */
  readonly isTalking?: boolean;
  readonly guard: ProcessGuard;
}

/** A running program. */
export class ChildService {
  readonly process: ChildProcess;

  constructor(private readonly options: ChildServiceOptions) {
    this.process = spawn(process.execPath, [options.script, ...(options.args ?? [])], {
      env: options.env,
      // Detached: Ctrl-C is for the sandbox, which stops its parts in order.
      detached: true,
      stdio: ['ignore', options.isTalking === true ? 'inherit' : 'ignore', 'inherit'],
    });
    options.guard.watch(this.process);
  }

  get name(): string {
    return this.options.name;
  }

  /**
   * Waits until the address answers with one of these statuses (any, when none is named).
   * @throws SandboxError when the program ends before, or the time is up.
   */
  async waitUntilReady(
    url: string,
    timeoutMs: number,
    statuses: readonly number[] = [],
  ): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      const { exitCode, signalCode } = this.process;
      if (exitCode !== null || signalCode !== null) {
        throw new SandboxError(
          `${this.name} ended at its start (${signalCode ?? `exit code ${exitCode ?? 1}`})`,
        );
      }
      const status = await statusOf(url);
      if (status !== null && (statuses.length === 0 || statuses.includes(status))) return;
      await delay(POLL_MS);
    }
    throw new SandboxError(`${this.name} was not ready at ${url} within ${timeoutMs / 1_000} s`);
  }

  /** Asks it to end, and kills it if it has not after `graceMs`. */
  stop(graceMs: number): Promise<void> {
    return stopProcess(this.process, 'SIGTERM', graceMs);
  }
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
