import { isDeepStrictEqual } from 'node:util';
import type { CaseResult, ContractCase } from './trial/contract-case';
import type { Json } from './shop/json';
import type { Needs } from './trial/needs';
import type { Redaction } from './shop/redaction';
import type { Trial } from './trial/trial';

/** What runs cases. */
export interface Run {
  readonly trial: Trial;
  readonly needs: Needs;
  readonly redaction: Redaction;
  /** Ends the run after the case that is on. */
  readonly signal: AbortSignal;
  readonly onResult?: (result: CaseResult) => void;
}

/**
 * Runs cases one after the other. A case that throws has failed; one that the run cannot tell about
 * is skipped.
 */
export async function runCases(cases: readonly ContractCase[], run: Run): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const one of cases) {
    const { fact, name, expected } = one;
    const { status, seen } = await resultOf(one, run);
    const result = { fact, name, expected, seen: run.redaction.value(seen), status };
    results.push(result);
    run.onResult?.(result);
  }
  return results;
}

async function resultOf(one: ContractCase, run: Run): Promise<Pick<CaseResult, 'status' | 'seen'>> {
  try {
    const reason = run.signal.aborted ? 'the run was ended' : await reasonToSkip(one, run.needs);
    if (reason !== null) return { status: 'skipped', seen: reason };
    const seen: Json = await one.see(run.trial);
    return { status: isDeepStrictEqual(seen, one.expected) ? 'passed' : 'failed', seen };
  } catch (error) {
    if (run.signal.aborted) return { status: 'skipped', seen: 'the run was ended' };
    return { status: 'failed', seen: error instanceof Error ? error.message : String(error) };
  }
}

async function reasonToSkip(
  { needs = [], since }: ContractCase,
  check: Needs,
): Promise<string | null> {
  for (const need of needs) {
    const reason = await check.unmet(need);
    if (reason !== null) return reason;
  }
  return since === undefined ? null : check.tooOld(since);
}
