import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOCUMENTED_RUNS } from './documented-runs';
import type { Figures } from '../measuring/figures';
import type { Machine } from './machine';
import { type DocumentedResult, withResults } from './result-table';
import { summaryOf } from './summary';

const ROOT = join(__dirname, '../../..');
const RUN = join(ROOT, 'apps/sandbox/bootstrap/run.mjs');
const DOCUMENT = join(ROOT, 'docs/benchmarks.md');
const MOST_OUTPUT = 64 * 1024 * 1024;

type Result = Figures & { readonly machine: Machine };

/**
 * Runs what is documented, so often each, and writes the results into the document.
 * @param only runs the commands that begin with one of these, and leaves the rows of the others
 */
export async function document(runs: number, only: readonly string[] = ['']): Promise<void> {
  // Before hours are spent on it.
  readFileSync(DOCUMENT, 'utf8');
  const results: DocumentedResult[] = [];
  let machine: Machine | null = null;
  const wanted = DOCUMENTED_RUNS.filter((command) =>
    only.some((start) => command.startsWith(start)),
  );
  for (const command of wanted) {
    console.log(command);
    const all = await runsOf(command, runs);
    machine ??= all[0]?.[0]?.machine ?? null;
    results.push({ command, summaries: summariesOf(all) });
  }
  if (machine === null) throw new Error('Nothing was measured');
  const text = readFileSync(DOCUMENT, 'utf8');
  writeFileSync(DOCUMENT, withResults(text, results, { date: new Date(), machine, runs }));
  await promisify(execFile)('npx', ['prettier', '--write', DOCUMENT], { cwd: ROOT });
}

/** The results of each run; of none where one failed, so that the others are not lost with it. */
async function runsOf(command: string, runs: number): Promise<Result[][]> {
  const all: Result[][] = [];
  try {
    for (let run = 0; run < runs; run += 1) all.push(await resultsOf(command));
    return all;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    return [];
  }
}

async function resultsOf(command: string): Promise<Result[]> {
  const args = [RUN, 'bench', ...command.split(' '), '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    maxBuffer: MOST_OUTPUT,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Result);
}

/** The nth result of each run belongs to the nth of the others. */
function summariesOf(runs: readonly (readonly Result[])[]): DocumentedResult['summaries'] {
  const [first = []] = runs;
  return first.map((_, index) => summaryOf(runs.flatMap((results) => results[index] ?? [])));
}
