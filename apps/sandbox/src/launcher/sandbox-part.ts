import type { ChildProcess } from 'node:child_process';

/** The order in which parts are stopped: each after those that use it. */
export const STOP_ORDER = ['product', 'double', 'store of data'] as const;

/** A part of the sandbox that runs and has to be stopped. */
export interface SandboxPart {
  readonly name: string;
  readonly stage: (typeof STOP_ORDER)[number];
  /** Its process; null for a part that lives in ours. */
  readonly process: ChildProcess | null;
  stop(): Promise<void>;
}

/** The parts that run. One that ends while it should not is reported; they are stopped in order. */
export class SandboxParts {
  private readonly parts: SandboxPart[] = [];
  private isStopping = false;
  private report: (line: string) => void = () => undefined;

  /** The first part that ends by itself, as a line for the person at the keyboard. */
  readonly firstLoss = new Promise<string>((resolve) => {
    this.report = resolve;
  });

  /** Takes the part in. One that comes while all is being stopped is stopped at once. */
  async add(part: SandboxPart): Promise<void> {
    if (this.isStopping) {
      await part.stop();
      return;
    }
    this.parts.push(part);
    const { process: child } = part;
    if (child === null) return;
    const lost = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (!this.isStopping)
        this.report(`${part.name} ended by itself (${signal ?? `exit code ${code ?? 1}`})`);
    };
    if (child.exitCode !== null || child.signalCode !== null)
      lost(child.exitCode, child.signalCode);
    else child.once('exit', lost);
  }

  /** Stops all parts, stage by stage. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const stage of STOP_ORDER) {
      await Promise.allSettled(
        this.parts.filter((part) => part.stage === stage).map((part) => part.stop()),
      );
    }
  }
}
