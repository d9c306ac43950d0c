import type { RunResult } from './run-experiment';

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
