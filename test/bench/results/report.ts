import type { Figures, Latency } from '../measuring/figures';
import type { Spread, Summary } from './summary';

/** One line of JSON per result, for programs. */
export function asJson(result: Figures | Summary): string {
  return JSON.stringify(result);
}

/** A block of lines, for people. */
export function asText({ scenario, notes, own, ...figures }: Figures): string {
  const rows = Object.entries({ ...figures, ...own })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name.padEnd(24)} ${textOf(value as number | Latency)}`);
  return [scenario, ...rows, ...notes.map((note) => `  · ${note}`), ''].join('\n');
}

/** The same for what several runs came to. */
export function summaryAsText({ scenario, runs, figures }: Summary): string {
  const rows = Object.entries(figures).map(
    ([name, spread]) => `  ${name.padEnd(24)} ${spreadText(spread)}`,
  );
  return [`${scenario}, ${runs} runs: median (least to most)`, ...rows, ''].join('\n');
}

/** A median with its spread, or the number alone where all runs agree. */
export function spreadText({ median, least, most }: Spread): string {
  return least === most ? String(median) : `${median} (${least} to ${most})`;
}

function textOf(value: number | Latency): string {
  if (typeof value === 'number') return String(value);
  return `p50 ${value.p50}  p95 ${value.p95}  p99 ${value.p99}  max ${value.max}`;
}
