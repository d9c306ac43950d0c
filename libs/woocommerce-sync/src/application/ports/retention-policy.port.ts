import type { History } from '../../domain/ledger/retention.repository';

/** How long history is kept. */
export abstract class RetentionPolicy {
  /** Days that this kind is kept after its end. */
  abstract daysOf(history: History): number;
}
