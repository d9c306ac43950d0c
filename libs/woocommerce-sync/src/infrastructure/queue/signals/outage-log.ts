import type { Logger } from '@nestjs/common';

/** After so long without a fault the next one is news again, in milliseconds. */
const FORGOTTEN_MS = 60_000;

/** Logs the first of a row of faults: while a broker is away, each attempt to reach it fails. */
export class OutageLog {
  private readonly lastFaults = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  /** Records a fault of a part. */
  fail(part: string, error: Error): void {
    const last = this.lastFaults.get(part);
    const now = performance.now();
    this.lastFaults.set(part, now);
    if (last !== undefined && now - last < FORGOTTEN_MS) return;
    this.logger.warn(`"${part}" does not reach its queue: ${error.message}`);
  }
}
