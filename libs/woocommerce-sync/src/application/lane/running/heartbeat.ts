import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';

/** Between two beats, in milliseconds; a quarter of a lease. */
const BEAT_MS = 10_000;

/** Between a beat that failed and the next, in milliseconds. */
const RETRY_MS = 1_000;

/** A beat that takes longer has failed, in milliseconds: its connection may have been cut. */
const PATIENCE_MS = 5_000;

/**
 * Keeps the leases of what this process has in flight, however long a read or a call takes. A
 * process that is dead or frozen renews none, so that others soon take over.
 */
@Injectable()
export class Heartbeat {
  private readonly logger = new Logger(Heartbeat.name);
  private readonly tokens = new Set<string>();
  private isBeating = false;

  constructor(private readonly repository: ISyncRepository) {}

  /** Keeps a lease until the work under it has ended; answers, or throws, what that does. */
  async keepDuring<T>(token: string, work: Promise<T>): Promise<T> {
    this.tokens.add(token);
    if (!this.isBeating) this.beatIn(BEAT_MS);
    try {
      return await work;
    } finally {
      this.tokens.delete(token);
    }
  }

  private beatIn(ms: number): void {
    this.isBeating = true;
    setTimeout(() => void this.beat(), ms).unref();
  }

  private async beat(): Promise<void> {
    this.isBeating = false;
    if (this.tokens.size === 0) return;
    // Where deliveries begin meanwhile, they do not begin to beat a second time.
    this.isBeating = true;
    const late = new Promise<false>((resolve) => {
      setTimeout(resolve, PATIENCE_MS, false).unref();
    });
    this.beatIn((await Promise.race([this.renew(), late])) ? BEAT_MS : RETRY_MS);
  }

  /** Whether the ledger took it. Never rejects. */
  private async renew(): Promise<boolean> {
    try {
      await this.repository.renewLeases([...this.tokens]);
      return true;
    } catch (error) {
      // Others tell that the ledger is away.
      this.logger.debug({ err: error }, 'Leases could not be renewed');
      return false;
    }
  }
}
