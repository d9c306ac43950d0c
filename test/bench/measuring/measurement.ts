import { type JournalMark, type JournalView, writeCallsOf } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, figuresOf, latencyOf, rounded } from './figures';
import type { PriceChanges } from './price-changes';
import type { SyncStatus } from '../world/sync-answers';

/** The promise for a price. */
const PRICE_SLA_MS = 120_000;

/** Statements told where they are asked for. */
const MOST_STATEMENTS = 12;

/** How long a load may take to be delivered once it is offered. */
const LONGEST_MS = 900_000;

/** What was used and written between its start and its end. */
export class Measurement {
  private constructor(
    private readonly world: BenchWorld,
    private readonly startedAt: number,
    readonly mark: JournalMark,
    private readonly cpuMs: number | null,
    private readonly statements: number | null,
  ) {}

  /** From now on. */
  static async start(world: BenchWorld): Promise<Measurement> {
    await world.statements.reset();
    const [mark, statements] = [await world.shop.mark(), await world.statements.read()];
    return new Measurement(world, performance.now(), mark, world.cpuMs(), statements);
  }

  /** Up to now, as one line of figures; what is `known` goes over what was found. */
  async end(
    scenario: string,
    known: Partial<Figures>,
  ): Promise<{ figures: Figures; journal: JournalView }> {
    const wallSeconds = (performance.now() - this.startedAt) / 1_000;
    const [cpuMs, statements] = [this.world.cpuMs(), await this.world.statements.read()];
    const heaviest = this.world.tellsStatements
      ? await this.world.statements.heaviest(MOST_STATEMENTS)
      : [];
    const journal = await this.world.shop.journal(this.mark);
    const calls = writeCallsOf(journal);
    const items = known.offered ?? 0;
    const perItem = (now: number | null, before: number | null): number | null =>
      now === null || before === null || items === 0 ? null : rounded((now - before) / items);
    const durations = calls.map(({ startedAt, endedAt }) => (endedAt ?? Date.now()) - startedAt);
    const figures = figuresOf({
      scenario,
      wallSeconds: rounded(wallSeconds),
      writeCalls: calls.length,
      productsPerCall:
        calls.length === 0
          ? null
          : rounded(calls.reduce((sum, { writes }) => sum + writes, 0) / calls.length),
      storeCallMs: latencyOf(durations)?.p50 ?? null,
      cpuMsPerItem: perItem(cpuMs, this.cpuMs),
      sqlPerItem: perItem(statements, this.statements),
      peakRssMb: this.world.peakRssMb(),
      ...known,
    });
    for (const line of heaviest) console.error(line);
    return { figures, journal };
  }

  /** Waits until the shop has all prices and the ledger is at rest, and answers what that took. */
  async endOf(
    scenario: string,
    changes: PriceChanges,
    known: Partial<Figures> = {},
  ): Promise<{ figures: Figures; journal: JournalView }> {
    await changes.delivered(this.world.shop, this.mark, LONGEST_MS);
    await this.world.drained(LONGEST_MS);
    const { figures, journal } = await this.end(scenario, { offered: changes.offered, ...known });
    const { delivered, superseded, latencies } = changes.outcome(journal);
    const late = latencies.filter((latency) => latency > PRICE_SLA_MS).length;
    return {
      journal,
      figures: {
        ...figures,
        delivered,
        superseded,
        latencyMs: latencyOf(latencies),
        slaMissed: late + changes.offered - delivered,
      },
    };
  }
}

/** Seconds from the first call's start to the last one's end, as the shop saw them. */
export function busySeconds(journal: JournalView): number {
  const calls = writeCallsOf(journal);
  const first = Math.min(...calls.map(({ startedAt }) => startedAt));
  const last = Math.max(...calls.map(({ endedAt, startedAt }) => endedAt ?? startedAt));
  return (last - first) / 1_000;
}

/** How many write calls were in flight at once: on average over the busy time, and at the most. */
export function inFlight(journal: JournalView): { readonly mean: number; readonly most: number } {
  const calls = writeCallsOf(journal).map(({ startedAt, endedAt }) => {
    return { startedAt, endedAt: endedAt ?? startedAt };
  });
  const totalMs = calls.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  const beside = calls.map(
    ({ startedAt: at }) => calls.filter((call) => call.startedAt <= at && call.endedAt > at).length,
  );
  return { mean: rounded(totalMs / 1_000 / busySeconds(journal)), most: Math.max(...beside) };
}

/** The same in words, with how many the lane may have now and why. */
export function inFlightNote(
  journal: JournalView,
  { window, windowReason }: SyncStatus['lane'],
): string {
  const { mean, most } = inFlight(journal);
  return `${mean} calls in flight on average, ${most} at the most; ${window} at the end: ${windowReason}`;
}
