import { judgeAudit } from './judges/audit';
import { judgeEnds } from './judges/ends';
import { judgeMemory } from './judges/memory';
import { judgeOlderValues } from './judges/older-values';
import { judgeOrders } from './judges/orders';
import { judgeSecrets } from './judges/secrets';
import { judgeShop } from './judges/shop';
import { judgeTwins } from './judges/twins';
import type { Evidence, Judge, Violation } from './evidence';

const JUDGES: readonly Judge[] = [
  judgeEnds,
  judgeShop,
  judgeOlderValues,
  judgeTwins,
  judgeOrders,
  judgeAudit,
  judgeSecrets,
  judgeMemory,
];

/** Holds a run against everything that must always hold. Empty: it did. */
export function judge(evidence: Evidence): Violation[] {
  return [...JUDGES.flatMap((one) => one(evidence)), ...evidence.found, ...evidence.lies];
}
