import { Injectable } from '@nestjs/common';
import type { DriftCount, DriftKind } from '../../domain/drift/drift-finding';
import { DriftFindingRepository } from '../../domain/drift/drift-finding.repository';
import { DriftRunRepository } from '../../domain/drift/drift-run.repository';
import type { Differences } from '../../domain/overview/overview';
import { Clock } from '../ports/clock.port';

/** What a comparison found is counted once; whether repairs were asked for is looked at anew. */
const KNOWN_FOR_MS = 30_000;

/** Kinds by which the shop is not as the ERP has it; what only the shop has is none of them. */
const DIFFERING: ReadonlySet<DriftKind> = new Set([
  'differs',
  'missing_in_shop',
  'trashed_by_hand',
  'gone',
]);

const CENTS = 100;

/** What the last comparison of a whole shop found, in sums; read at most every half minute. */
@Injectable()
export class LastDifferences {
  private readonly known = new Map<string, { counts: readonly DriftCount[]; untilMs: number }>();

  constructor(
    private readonly runs: DriftRunRepository,
    private readonly findings: DriftFindingRepository,
    private readonly clock: Clock,
  ) {}

  /** Those of one store; null before its first comparison. */
  async of(storeId: string): Promise<Differences | null> {
    const run = await this.runs.findLastWhole(storeId);
    if (run === null) return null;
    const counts = await this.countsOf(run.id);
    const differing = counts.filter(({ kind }) => DIFFERING.has(kind));
    return {
      runId: run.id,
      comparedAt: run.endedAt ?? run.startedAt,
      compared: run.products + run.variations,
      counts,
      open: differing.reduce((sum, { findings, repairsAsked }) => sum + findings - repairsAsked, 0),
      money: moneyOf(counts),
    };
  }

  private async countsOf(runId: string): Promise<readonly DriftCount[]> {
    const nowMs = this.clock.monotonicMs();
    const known = this.known.get(runId);
    if (known !== undefined && known.untilMs > nowMs) return known.counts;
    for (const [id, { untilMs }] of this.known) if (untilMs <= nowMs) this.known.delete(id);
    const counts = await this.findings.count(runId);
    this.known.set(runId, { counts, untilMs: nowMs + KNOWN_FOR_MS });
    return counts;
  }
}

/** The sum of the differences of prices, to the cent. */
function moneyOf(counts: readonly DriftCount[]): string {
  const prices = counts.filter(({ group }) => group === 'price');
  const cents = prices.reduce(
    (sum, { difference }) => sum + Math.round(Number(difference ?? 0) * CENTS),
    0,
  );
  return (cents / CENTS).toFixed(2);
}
