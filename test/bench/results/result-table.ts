import { DOCUMENTED_RUNS, SHOWN_FIGURES } from './documented-runs';
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
 * Puts results between the document's two markers, in the order of the documented commands; rows of
 * commands that were not run this time stay, with their date, and so does all else.
 * @throws Error where the document does not have them, in this order
 */
export function withResults(
  document: string,
  results: readonly DocumentedResult[],
  occasion: Occasion,
): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`The document lacks "${START}" before "${END}"`);
  const rows = new Map([
    ...rowsIn(document.slice(start, end)),
    ...results.map((result) => [result.command, rowsOf(result, occasion.date)] as const),
  ]);
  const shown = DOCUMENTED_RUNS.flatMap((command) => rows.get(command) ?? []);
  const table = ['| Command | Measured | Figures |', '| --- | --- | --- |', ...shown].join('\n');
  const text = `\n\n${occasionText(occasion)}\n\n${table}\n\n`;
  return document.slice(0, start + START.length) + text + document.slice(end);
}

/** The rows of a table by their command; a row without one belongs to the command above it. */
function rowsIn(table: string): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  let command: string | undefined;
  for (const line of table.split('\n')) {
    command = /^\| `([^`]+)`/.exec(line)?.[1] ?? command;
    if (command === undefined || !line.startsWith('|')) continue;
    const cells = line.split('|').slice(1, -1);
    rows.set(command, [
      ...(rows.get(command) ?? []),
      `| ${cells.map((cell) => cell.trim()).join(' | ')} |`,
    ]);
  }
  return rows;
}

function occasionText({ date, machine, runs }: Occasion): string {
  const { cores, node, postgres, pinning } = machine;
  const times =
    runs === 1 ? 'one run of each' : `medians of ${runs} runs, with the least and the most`;
  return (
    `Last on ${date.toISOString().slice(0, 10)}: ${cores} cores (${pinning}), Node ${node}, ` +
    `PostgreSQL ${postgres}; ${times}.`
  );
}

function rowsOf({ command, summaries }: DocumentedResult, date: Date): string[] {
  const day = date.toISOString().slice(0, 10);
  if (summaries.length === 0) return [`| \`${command}\` | ${day} | failed |`];
  return summaries.map(
    (summary, index) => `| ${nameOf(command, summary, index)} | ${day} | ${figuresText(summary)} |`,
  );
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
