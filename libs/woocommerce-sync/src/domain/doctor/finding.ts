/**
 * How much a finding is in the way.
 * - `blocking`: products would not arrive, or would arrive wrong; nothing is to be sent before it
 *   is mended.
 * - `warning`: it works, and something of it may go wrong or be lost.
 * - `info`: good to know; nothing has to be done.
 */
export const SEVERITIES = ['blocking', 'warning', 'info'] as const;

/** How much a finding is in the way. */
export type Severity = (typeof SEVERITIES)[number];

/** What a check comes to. */
export const VERDICTS = ['ok', 'warnings', 'blocked'] as const;

/** What a check comes to. */
export type Verdict = (typeof VERDICTS)[number];

/** What one kind of finding says, whatever shop it is found at. */
export interface FindingText {
  readonly severity: Severity;
  /** What is so, in a few words. */
  readonly title: string;
  /** What follows from it. */
  readonly meaning: string;
  /** How to mend it, and where. */
  readonly mend: string;
}

/** Something that was found at a shop. */
export interface Finding extends FindingText {
  readonly code: string;
  /** What was seen, without any secret; null where the title says it all. */
  readonly evidence: string | null;
}

/** What findings come to. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  if (findings.some(({ severity }) => severity === 'blocking')) return 'blocked';
  return findings.some(({ severity }) => severity === 'warning') ? 'warnings' : 'ok';
}

/** Those that are in the way first; among equals, as they were found. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/**
 * The codes, but for mere information, that a check has found and the one before had not; all of
 * them where there was none before.
 */
export function newTroubles(
  findings: readonly Pick<Finding, 'code' | 'severity'>[],
  before: readonly Pick<Finding, 'code' | 'severity'>[] | null,
): string[] {
  const known = new Set((before ?? []).map(({ code }) => code));
  return findings
    .filter(({ code, severity }) => severity !== 'info' && !known.has(code))
    .map(({ code }) => code);
}
