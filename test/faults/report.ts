import type { RunResult } from './run-experiment';

const LONGEST_DETAIL = 300;

/** One line of JSON per run, for programs. */
export function asJson(result: RunResult): string {
  return JSON.stringify(result);
}

/** A line per run for people, and one for each broken promise. */
export function asText({ name, seed, violations, ...figures }: RunResult): string {
  const { events, items, writes, duplicateCalls, recoverySeconds, peakRssMb, seconds } = figures;
  const said = [
    `${violations.length === 0 ? 'holds ' : 'BROKEN'} ${name.padEnd(44)} seed ${seed}`,
    `${events} events`,
    `${items} items`,
    `${writes} writes`,
    `${duplicateCalls} calls twice`,
    ...(recoverySeconds === null ? [] : [`recovered in ${recoverySeconds} s`]),
    `${peakRssMb} MB`,
    `${seconds} s`,
  ];
  const broken = violations.map(({ invariant, detail }) => `  ${invariant}: ${detail}`);
  return [said.join('  '), ...broken].join('\n');
}

/**
 * What all runs came to: a line for each that broke a promise, with the first it broke, then the
 * counts.
 */
export function asSummary(passed: number, broken: readonly RunResult[]): string {
  const lines = broken.map(({ name, seed, violations: [first] }) => {
    const detail = `${first?.invariant ?? ''}: ${first?.detail ?? ''}`.replaceAll(/\s+/g, ' ');
    return `failed: ${name} seed ${seed}: ${detail.slice(0, LONGEST_DETAIL)}`;
  });
  return [...lines, `${passed} passed, ${broken.length} failed`].join('\n');
}
