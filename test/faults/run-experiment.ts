import { collectEvidence } from './checker/collect-evidence';
import type { Violation } from './checker/evidence';
import { judge } from './checker/judge';
import type { Experiment } from './experiment';
import type { Bench } from './lab/parts/bench';
import { Lab } from './lab/lab';

const MEASURE_MS = 200;
const FOUND_WITHIN_MS = 6_000;

/** What became of one run of an experiment; one line of the report. */
export interface RunResult {
  readonly name: string;
  readonly seed: number;
  /** Events that were told. */
  readonly events: number;
  /** Items of the ledger. */
  readonly items: number;
  /** Writes that the shop applied. */
  readonly writes: number;
  /** Calls that wrote only what the shop had already. */
  readonly duplicateCalls: number;
  readonly violations: readonly Violation[];
  readonly recoverySeconds: number | null;
  readonly peakRssMb: number;
  readonly seconds: number;
}

/** Runs an experiment once, and judges what is left of it. */
export async function runExperiment(
  bench: Bench,
  experiment: Experiment,
  seed: number,
  brief: boolean,
): Promise<RunResult> {
  const start = performance.now();
  const lab = await Lab.start(bench, experiment.world ?? {}, seed, brief);
  const measuring = setInterval(() => {
    lab.services.measure();
  }, MEASURE_MS);
  try {
    const unrest = await restAfter(() => experiment.run(lab), lab);
    await lab.truth.conclude();
    const evidence = await collectEvidence(lab, unrest);
    const { journal } = lab.shop.double;
    return {
      name: experiment.name,
      seed,
      events: lab.life.events,
      items: evidence.items.length,
      writes: journal.entries.length,
      duplicateCalls: lab.duplicates.calls,
      violations: [...judge(evidence), ...lateRecovery(experiment, lab)],
      recoverySeconds: lab.recoverySeconds,
      peakRssMb: lab.services.peakRssMb,
      seconds: Math.round((performance.now() - start) / 100) / 10,
    };
  } finally {
    clearInterval(measuring);
    await lab.close();
  }
}

/**
 * Does the work, and waits for the quiet after it. Answers what went wrong; null where nothing did.
 */
async function restAfter(work: () => Promise<void>, lab: Lab): Promise<string | null> {
  try {
    await work();
    // What no event has told of is found by reading the ERP, and orders by reading the shop. What
    // is still missing then, the judges say.
    await lab.caughtUp(FOUND_WITHIN_MS).catch(() => undefined);
    await lab.heardAll().catch(() => undefined);
    await lab.quiet();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lateRecovery(
  { recoversWithin = Infinity }: Experiment,
  { recoverySeconds }: Lab,
): Violation[] {
  const seconds = recoverySeconds ?? 0;
  if (seconds <= recoversWithin) return [];
  return [{ invariant: 'L', detail: `It took ${seconds} s to recover, not ${recoversWithin}` }];
}
