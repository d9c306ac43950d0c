import type { CaseResult } from './trial/contract-case';
import type { SuiteReport } from './contract-suite';
import type { Json } from './shop/json';

const WIDTHS = { fact: 4, name: 40, expected: 46, seen: 46, status: 7 } as const;
type Column = keyof typeof WIDTHS;
const COLUMNS = Object.keys(WIDTHS) as Column[];

/** The head of the table. */
export function tableHead(): string {
  const titles = {
    fact: 'fact',
    name: 'case',
    expected: 'expected',
    seen: 'seen',
    status: 'status',
  };
  const rule = COLUMNS.map((column) => '-'.repeat(WIDTHS[column])).join('  ');
  return `${line(titles)}\n${rule}`;
}

/** One case as a row of the table; what is too long for its column is cut. */
export function tableRow({ fact, name, expected, seen, status }: CaseResult): string {
  return line({ fact: String(fact), name, expected: shown(expected), seen: shown(seen), status });
}

/** What is left to say below the table: failures in full, then the counts. */
export function tableFoot({ cases, passed, failed, skipped, results }: SuiteReport): string {
  const failures = results
    .filter(({ status }) => status === 'failed')
    .map(
      ({ name, fact, expected, seen }) =>
        `${name} (fact ${fact})\n  expected ${shown(expected)}\n  seen     ${shown(seen)}\n`,
    );
  const counts = `${cases} cases: ${passed} passed, ${failed} failed, ${skipped} skipped`;
  return ['', ...failures, counts].join('\n');
}

function line(cells: Readonly<Record<Column, string>>): string {
  return COLUMNS.map((column) => fitted(cells[column], WIDTHS[column]))
    .join('  ')
    .trimEnd();
}

function fitted(cell: string, width: number): string {
  const text = cell.replace(/\s+/g, ' ');
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function shown(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
