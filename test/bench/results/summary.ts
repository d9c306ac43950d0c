import { type Figures, rounded } from '../measuring/figures';

/** The middle of a figure over several runs, and how far they are apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What several runs of one scenario came to, by the name of each figure. */
export interface Summary {
  readonly scenario: string;
  readonly runs: number;
  readonly figures: Readonly<Record<string, Spread>>;
}

/**
 * Median and spread of each figure that is a number in any of the runs.
 * @throws RangeError of no runs
 */
export function summaryOf(runs: readonly Figures[]): Summary {
  const [first] = runs;
  if (first === undefined) throw new RangeError('There are no runs to sum up');
  const numbers = runs.map(numbersOf);
  const names = [...new Set(numbers.flatMap((one) => Object.keys(one)))];
  const figures = names.map(
    (name) => [name, spreadOf(numbers.flatMap((one) => one[name] ?? []))] as const,
  );
  return { scenario: first.scenario, runs: runs.length, figures: Object.fromEntries(figures) };
}

/** Every number of a result by its name; percentiles as in `latencyMs.p50`. */
function numbersOf({ latencyMs, own, ...figures }: Figures): Record<string, number> {
  const latency = Object.entries(latencyMs ?? {}).map(([name, ms]) => [
    `latencyMs.${name}`,
    ms as number,
  ]);
  const all = [...Object.entries(figures), ...latency, ...Object.entries(own)];
  return Object.fromEntries(
    all.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return { median: rounded((low + high) / 2), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}
