import { clearInterval, setInterval } from 'node:timers';
import { SandboxError } from '../../sandbox.error';
import type { WorldStore } from './world-store';

/** How much of a double's life is lost at the most when the sandbox is killed, in milliseconds. */
const KEEP_EVERY_MS = 5_000;

/**
 * A double whose state outlives its process: it is put back at its start, and kept while it runs
 * and when it ends.
 */
export class KeptDouble {
  private kept: string | null = null;
  private timer: NodeJS.Timeout | undefined;
  private keeping: Promise<void> = Promise.resolve();

  /**
   * @param name under which it is kept
   * @param stateUrl answers its state to GET, and takes it by PUT
   */
  constructor(
    private readonly name: string,
    private readonly stateUrl: string,
    private readonly world: WorldStore,
  ) {}

  /** Puts back what was kept, and keeps it from now on. Answers whether there was anything. */
  async begin(): Promise<boolean> {
    this.kept = await this.world.find(this.name);
    if (this.kept !== null) {
      const answer = await fetch(this.stateUrl, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: this.kept,
      });
      if (!answer.ok) {
        throw new SandboxError(
          `What was kept of the ${this.name} double is not its state any more (HTTP ${answer.status}): begin with another SANDBOX_DATA_DIR or database`,
        );
      }
    }
    this.timer = setInterval(() => {
      // A double that is being stopped has been kept just before.
      this.keep().catch(() => undefined);
    }, KEEP_EVERY_MS).unref();
    return this.kept !== null;
  }

  /** Keeps it once more, for the last time. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.keep();
  }

  private keep(): Promise<void> {
    this.keeping = this.keeping.catch(() => undefined).then(() => this.keepNow());
    return this.keeping;
  }

  private async keepNow(): Promise<void> {
    const answer = await fetch(this.stateUrl);
    if (!answer.ok)
      throw new Error(`The ${this.name} double does not tell its state (HTTP ${answer.status})`);
    const state = await answer.text();
    if (state === this.kept) return;
    await this.world.keep(this.name, state);
    this.kept = state;
  }
}
