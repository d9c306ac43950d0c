import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/**
 * How long the broker may take for a signal before `otherwise` stands in for it, in milliseconds.
 */
const PATIENCE_MS = 1_000;

/** A signal on its way to the broker. */
interface Sending {
  /** What was asked for meanwhile: one more, however often. */
  next: (() => Promise<unknown>) | null;
  /** Whether the broker has taken longer than `PATIENCE_MS`. */
  isLate: boolean;
}

/**
 * Hands signals to a queue, and nobody waits for it. While Redis is away BullMQ waits with each
 * `add` until it is back, without an end; so of each name one is on its way at most, and all that
 * is asked for meanwhile becomes one more after it.
 */
export class SignalSender {
  private readonly logger = new Logger(SignalSender.name);
  private readonly sendings = new Map<string, Sending>();
  private readonly onTheirWay = new Set<Promise<void>>();
  private isFailing = false;

  /**
   * Returns at once and throws nothing.
   * @param name signals of one name stand for each other
   * @param add puts the signal into its queue
   * @param otherwise what to do while the broker takes nothing, such as to tell this very process
   */
  send(name: string, add: () => Promise<unknown>, otherwise: () => void = () => undefined): void {
    const earlier = this.sendings.get(name);
    if (earlier !== undefined) {
      earlier.next = add;
      if (earlier.isLate) otherwise();
      return;
    }
    const sending: Sending = { next: null, isLate: false };
    this.sendings.set(name, sending);
    const patience = setTimeout(() => {
      sending.isLate = true;
      this.fail('the broker does not answer');
      otherwise();
    }, PATIENCE_MS).unref();
    const sent = this.settle(add).then((isTaken) => {
      clearTimeout(patience);
      this.sendings.delete(name);
      this.onTheirWay.delete(sent);
      if (!isTaken) otherwise();
      if (sending.next !== null) this.send(name, sending.next, otherwise);
    });
    this.onTheirWay.add(sent);
  }

  /**
   * Resolves when the broker has taken all that is on its way, or has let the time pass that a
   * signal may take.
   */
  async flush(): Promise<void> {
    const isLate = wait(PATIENCE_MS, true, { ref: false });
    while (this.onTheirWay.size > 0) {
      if (await Promise.race([isLate, Promise.all(this.onTheirWay).then(() => false)])) return;
    }
  }

  private async settle(add: () => Promise<unknown>): Promise<boolean> {
    try {
      await add();
      if (this.isFailing) this.logger.log('Signals reach the queue again');
      this.isFailing = false;
      return true;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : 'unknown fault');
      return false;
    }
  }

  /** Logs the first of a row: while the broker is away, every signal fails. */
  private fail(reason: string): void {
    if (!this.isFailing) {
      this.logger.warn(
        `Signals do not reach the queue, workers look by themselves until then: ${reason}`,
      );
    }
    this.isFailing = true;
  }
}
