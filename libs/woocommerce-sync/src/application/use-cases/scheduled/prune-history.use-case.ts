import { Injectable, Logger } from '@nestjs/common';
import { RetentionRepository, type History } from '../../../domain/ledger/retention.repository';
import { RetentionPolicy } from '../../ports/retention-policy.port';

/** Rows per statement: a step takes milliseconds, and vacuum keeps up. */
const ROWS_PER_STEP = 1_000;

/** Steps per tick and kind, so that a long backlog never becomes a long burst. */
const MOST_STEPS = 50;

const HISTORIES: readonly History[] = [
  'run-products',
  'items',
  'unknown-items',
  'runs',
  'audit',
  'orders',
  'order-commands',
  'order-pulls',
  'order-checks',
  'drift-runs',
  'webhook-deliveries',
  'hints',
  'flows',
];

/** Forgets what has been kept long enough, a little at a time. */
@Injectable()
export class PruneHistory {
  private readonly logger = new Logger(PruneHistory.name);

  constructor(
    private readonly retention: RetentionRepository,
    private readonly policy: RetentionPolicy,
  ) {}

  /** One tick. Answers how many rows it took. */
  async execute(): Promise<number> {
    let pruned = 0;
    for (const history of HISTORIES) pruned += await this.prune(history);
    // Last: the pruning counted, too.
    await this.retention.foldCounts();
    if (pruned > 0) this.logger.log({ rows: pruned }, 'Old history was forgotten');
    return pruned;
  }

  private async prune(history: History): Promise<number> {
    let pruned = 0;
    for (let step = 1; step <= MOST_STEPS; step += 1) {
      const deleted = await this.retention.prune(
        history,
        this.policy.daysOf(history),
        ROWS_PER_STEP,
      );
      pruned += deleted;
      if (deleted < ROWS_PER_STEP) break;
    }
    return pruned;
  }
}
