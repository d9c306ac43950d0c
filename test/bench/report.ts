import type { Figures, Latency } from './figures';

/** One line of JSON per scenario, for programs. */
export function asJson(figures: Figures): string {
  return JSON.stringify(figures);
}

/** A block of lines, for people. */
export function asText({ scenario, notes, ...figures }: Figures): string {
  const rows = Object.entries(figures)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name.padEnd(24)} ${textOf(value as number | Latency)}`);
  return [scenario, ...rows, ...notes.map((note) => `  · ${note}`), ''].join('\n');
}

function textOf(value: number | Latency): string {
  if (typeof value === 'number') return String(value);
  return `p50 ${value.p50}  p95 ${value.p95}  p99 ${value.p99}  max ${value.max}`;
}
