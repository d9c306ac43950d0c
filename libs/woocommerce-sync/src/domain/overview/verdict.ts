import type { ProcessRole } from '../processes/process.repository';
import type { Side } from '../lane/lane-state';
import { alertsOf } from './alerts';
import type { OverviewFacts } from './overview';

/**
 * What a store comes to, in one word; the first that is so, from the top.
 * - `stopped`: processes are missing without which nothing arrives.
 * - `draft`, `paused`, `leaving`: a person wants it so, and nothing new is brought.
 * - `late`: promises are broken.
 * - `unwell`: the shop or the ERP does not answer; nothing is late yet.
 * - `at_risk`: less than a quarter of a promise is left.
 * - `failed`: something has failed for good, and waits for somebody.
 * - `differs`: the last comparison found what is not as the ERP has it.
 * - `attention`: an alert is critical, such as orders of which the ERP is not told.
 * - `right`: all that was asked for is in the shop.
 */
export const OVERVIEW_VERDICTS = [
  'stopped',
  'draft',
  'paused',
  'leaving',
  'late',
  'unwell',
  'at_risk',
  'failed',
  'differs',
  'attention',
  'right',
] as const;

/** One of them. */
export type OverviewVerdictCode = (typeof OVERVIEW_VERDICTS)[number];

/** The side that does not answer as it should. */
export interface UnwellSide {
  readonly side: Side;
  readonly faultCode: string | null;
  readonly faultMessage: string | null;
  readonly since: Date | null;
}

/** The verdict, with the numbers that a true sentence needs. */
export interface OverviewVerdict {
  readonly code: OverviewVerdictCode;
  /** Since when it is so; null where it is right, or nobody knows. */
  readonly since: Date | null;
  readonly waiting: number;
  readonly late: number;
  readonly atRisk: number;
  readonly failed: number;
  readonly differences: number;
  readonly missingRoles: readonly ProcessRole[];
  /** The shop before the ERP. */
  readonly unwell: readonly UnwellSide[];
}

/** Judges a store. */
export function verdictOf(facts: OverviewFacts): OverviewVerdict {
  const { promises, failed, bulkWaiting } = facts.waiting;
  const sum = (part: 'waiting' | 'late' | 'atRisk'): number =>
    promises.reduce((total, promise) => total + promise[part], 0);
  const numbers = {
    waiting: sum('waiting') + bulkWaiting,
    late: sum('late'),
    atRisk: sum('atRisk'),
    failed: failed.count,
    differences: facts.differences?.open ?? 0,
    missingRoles: facts.missingRoles,
    unwell: unwellSides(facts),
  };
  const code = codeOf(facts, numbers);
  return { code, since: sinceOf(code, facts), ...numbers };
}

function codeOf(
  facts: OverviewFacts,
  numbers: Omit<OverviewVerdict, 'code' | 'since'>,
): OverviewVerdictCode {
  if (numbers.missingRoles.length > 0) return 'stopped';
  if (facts.state !== 'active') return facts.state;
  if (numbers.late > 0) return 'late';
  if (numbers.unwell.length > 0) return 'unwell';
  if (numbers.atRisk > 0) return 'at_risk';
  if (numbers.failed > 0) return 'failed';
  if (numbers.differences > 0) return 'differs';
  const isCritical = alertsOf(facts).some(({ severity }) => severity === 'critical');
  return isCritical ? 'attention' : 'right';
}

function sinceOf(code: OverviewVerdictCode, facts: OverviewFacts): Date | null {
  const { promises, failed } = facts.waiting;
  switch (code) {
    case 'late':
      return earliest(promises.map(({ lateSince }) => lateSince));
    case 'unwell':
      return earliest(unwellSides(facts).map(({ since }) => since));
    case 'at_risk':
      return earliest(promises.filter(({ atRisk }) => atRisk > 0).map(({ oldestAt }) => oldestAt));
    case 'failed':
      return failed.since;
    case 'differs':
      return facts.differences?.comparedAt ?? null;
    default:
      return null;
  }
}

function unwellSides({ shop, erp }: OverviewFacts): UnwellSide[] {
  const sides = [
    { side: 'store' as const, ...shop },
    { side: 'erp' as const, ...erp },
  ];
  return sides
    .filter(({ phase }) => phase !== 'closed')
    .map(({ side, lastFault, since }) => ({
      side,
      faultCode: lastFault?.code ?? null,
      faultMessage: lastFault?.message ?? null,
      since,
    }));
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((at) => at !== null).map((at) => at.getTime());
  return known.length === 0 ? null : new Date(Math.min(...known));
}
