import { SHOWN_FIGURES } from './documented-runs';
import type { Machine } from './machine';
import { spreadText } from './report';
import type { Summary } from './summary';

const START = '<!-- results: written by npm run bench:docs -->';
const END = '<!-- end of results -->';

/** A documented command, with a summary for each of its results; with none where it failed. */
export interface DocumentedResult {
  readonly command: string;
  readonly summaries: readonly Summary[];
}

/** When, on what and how often it was measured. */
export interface Occasion {
  readonly date: Date;
  readonly machine: Machine;
  readonly runs: number;
}

/**
 * Puts results between the document's two markers; all else stays.
 * @throws Error where the document does not have them, in this order
 */
export function withResults(
  document: string,
  results: readonly DocumentedResult[],
  occasion: Occasion,
): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`The document lacks "${START}" before "${END}"`);
  const text = `\n\n${occasionText(occasion)}\n\n${table(results)}\n\n`;
  return document.slice(0, start + START.length) + text + document.slice(end);
}

function occasionText({ date, machine, runs }: Occasion): string {
  const { cores, node, postgres, pinning } = machine;
  const times = runs === 1 ? 'one run of each' : `medians of ${runs} runs, with the least and the most`;
  return (
    `${date.toISOString().slice(0, 10)}: ${cores} cores (${pinning}), Node ${node}, ` +
    `PostgreSQL ${postgres}; ${times}.`
  );
}

function table(results: readonly DocumentedResult[]): string {
  const rows = results.flatMap(({ command, summaries }) => {
    if (summaries.length === 0) return [`| \`${command}\` | failed |`];
    return summaries.map(
      (summary, index) => `| ${nameOf(command, summary, index)} | ${figuresText(summary)} |`,
    );
  });
  return ['| Command | Figures |', '| --- | --- |', ...rows].join('\n');
}

/** The command; after its first result, the name of the further one. */
function nameOf(command: string, { scenario }: Summary, index: number): string {
  return index === 0 ? `\`${command}\`` : `… ${scenario}, ${index + 1}`;
}

function figuresText({ figures }: Summary): string {
  return Object.entries(SHOWN_FIGURES)
    .flatMap(([name, unit]) => {
      const spread = figures[name];
      return spread === undefined ? [] : [`${spreadText(spread)} ${unit}`];
    })
    .join('; ');
}
