import type { FailureReason } from '../../domain/ledger/sync-item-state';
import type { TakenHints } from '../../domain/webhooks/hint.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';

/** Hints that could not be read, and why. */
interface FailedHints {
  readonly hints: TakenHints;
  readonly reason: FailureReason;
  readonly error: unknown;
  /** Whether no other hint could be read now either. */
  readonly isOfTheWhole: boolean;
}

/** What came of a reading. */
export interface ReadHints {
  readonly done: TakenHints;
  readonly failed: readonly FailedHints[];
}

/**
 * Reads hints together. Where that fails through no fault of the shop as a whole, they are read in
 * halves, so that one thing which cannot be read keeps no other waiting.
 * @param read hands ids to who reads them
 */
export async function readHints(
  taken: TakenHints,
  read: (ids: readonly number[]) => Promise<void>,
): Promise<ReadHints> {
  const done: TakenHints['hints'][number][] = [];
  const failed: FailedHints[] = [];
  const waiting = [taken.hints];
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    try {
      await read(part.map(({ subjectId }) => subjectId));
      done.push(...part);
    } catch (error) {
      const isOfTheWhole = !(error instanceof WooCommerceError) || error.fault !== 'item';
      if (isOfTheWhole || part.length === 1) {
        const left = isOfTheWhole ? [part, ...waiting.splice(0)].flat() : part;
        const hints = { ...taken, hints: left };
        failed.push({ hints, reason: reasonOf(error), error, isOfTheWhole });
      } else {
        const middle = Math.ceil(part.length / 2);
        waiting.unshift(part.slice(0, middle), part.slice(middle));
      }
    }
  }
  return { done: { ...taken, hints: done }, failed };
}

/** Why something of a shop could not be read, as the ledger keeps it. */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof WooCommerceError) return { code: error.code, message: error.message };
  return { code: 'UNEXPECTED', message: 'It ended in an unexpected error; see the log' };
}
