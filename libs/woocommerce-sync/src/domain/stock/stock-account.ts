import type { CheckEnd, StockStanding } from './stock-check.repository';
import { quantityByNow } from './stock-difference';

/** A stock is put right so often in a row; then something in the shop sets it again each time. */
const MOST_MENDS = 5;

/**
 * Holds what a shop shows of a stock against what it had, what was written and what its orders have
 * taken. What is not counted, or not shown any more, is nothing to account for.
 *
 * What does not add up may be an order in the middle of it, whose pieces are taken and not shown
 * yet: so the same has to be seen twice. Fewer pieces than there should be are what a busy product
 * shows all the time: of those nothing may have moved in between.
 * @param standing how it stood before the shop was read
 * @param shown what the shop shows; null where it shows none
 */
export function accountOf(standing: StockStanding, shown: number | null): CheckEnd {
  const { confirmed, sold, suspicion: before, mends } = standing;
  // What an earlier version confirmed does not say which orders it knew.
  const isKnown = confirmed?.managed === true && confirmed.sold !== undefined;
  const expected = isKnown ? quantityByNow(confirmed, sold) : null;
  if (expected === null || shown === null) return { kind: 'right' };
  const tooMany = shown - expected;
  if (tooMany === 0) return { kind: 'right' };
  const suspicion = { shown, sold, tooMany };
  const isStill = before?.shown === shown && before.sold === sold;
  const isSeenAgain = before?.tooMany === tooMany && (tooMany > 0 || isStill);
  if (!isSeenAgain) return { kind: 'later', suspicion };
  if (mends < MOST_MENDS) return { kind: 'wrong', suspicion };
  return { kind: 'given-up', isNews: mends === MOST_MENDS };
}
