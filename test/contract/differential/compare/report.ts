import type { ComparedStep } from './replay-recording';

/** How many steps of a kind were answered as the recorded shop answered them. */
export interface Share {
  readonly name: string;
  readonly equal: number;
  readonly steps: number;
  readonly percent: number;
}

/** How equal a double is to a recorded shop. */
export interface DifferentialReport {
  readonly whole: Share;
  /** By what the steps are about, in the order of the recording. */
  readonly topics: readonly Share[];
  /** Of the steps that a numbered fact states. */
  readonly stated: Share;
  readonly different: readonly ComparedStep[];
}

/** Sums up what a replay showed. */
export function reportOf(compared: readonly ComparedStep[]): DifferentialReport {
  const topics = new Map<string, ComparedStep[]>();
  for (const one of compared)
    topics.set(one.step.topic, [...(topics.get(one.step.topic) ?? []), one]);
  return {
    whole: shareOf('all', compared),
    topics: [...topics].map(([topic, own]) => shareOf(topic, own)),
    stated: shareOf(
      'stated by facts',
      compared.filter(({ step }) => step.fact !== undefined),
    ),
    different: compared.filter(({ differences }) => differences.length > 0),
  };
}

/** The shares in lines: the whole, what facts state, then every topic. */
export function shownShares({ whole, stated, topics }: DifferentialReport): string {
  return [whole, stated, ...topics].map(shownShare).join('\n');
}

/**
 * Every step that was answered otherwise, with at most so many of its differences, each in a line.
 */
export function shownDifferences(different: readonly ComparedStep[], most = 8): string {
  return different.map((one) => shownStep(one, most)).join('\n\n');
}

function shownStep({ sequence, at, step, differences }: ComparedStep, most: number): string {
  const { method, route, query, body, fact } = step;
  const address = `${route}${query === undefined ? '' : `?${new URLSearchParams(query).toString()}`}`;
  const sent = body === undefined ? '' : ` ${cut(JSON.stringify(body), 400)}`;
  const stated = fact === undefined ? '' : ` (fact ${fact})`;
  const shown = differences.slice(0, most).map((difference) => `  ${cut(difference, 600)}`);
  const more = differences.length > most ? [`  and ${differences.length - most} more`] : [];
  return [`${sequence} step ${at}${stated}: ${method} ${address}${sent}`, ...shown, ...more].join(
    '\n',
  );
}

function shownShare({ name, equal, steps, percent }: Share): string {
  return `${name.padEnd(20)} ${String(equal).padStart(5)} of ${String(steps).padStart(5)}  ${percent.toFixed(2)} %`;
}

function shareOf(name: string, compared: readonly ComparedStep[]): Share {
  const equal = compared.filter(({ differences }) => differences.length === 0).length;
  const percent = compared.length === 0 ? 100 : (100 * equal) / compared.length;
  return { name, equal, steps: compared.length, percent };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
