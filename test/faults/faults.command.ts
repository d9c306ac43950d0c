import { Command, InvalidArgumentError } from 'commander';
import { EXPERIMENTS } from './experiments';
import type { Experiment } from './experiment';
import { Bench } from './lab/parts/bench';
import { hasRealRedis } from '../support/servers/test-redis';
import { asJson, asSummary, asText } from './report';
import { runExperiment, type RunResult } from './run-experiment';

const MOST_SHOWN = 20;

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly brief: boolean;
  readonly parallel: number;
  readonly json: boolean;
}

/** One run that is to be done. */
interface Task {
  readonly experiment: Experiment;
  readonly seed: number;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InvalidArgumentError('It has to be a whole number from 1.');
  return Number(text);
}

const program = new Command('faults')
  .description(
    'Breaks the service on purpose, and looks whether it keeps its promises (docs/reliability.md)',
  )
  .argument('[name...]', 'experiments, or what their names begin with; all of them without')
  .option('--seeds <count>', 'runs of each, by as many seeds', count, 1)
  .option('--from <seed>', 'the first seed', count, 1)
  .option('--brief', 'long loads last a fraction of their time', false)
  .option('--parallel <count>', 'runs at a time', count, 1)
  .option('--json', 'one line of JSON per run', false)
  .addHelpText('after', () => ['', 'Experiments:', ...EXPERIMENTS.map(line), ''].join('\n'))
  .action(async (names: string[], options: Options) => {
    process.exitCode = await run(chosen(names), options);
  });

function line({ name, about, attacks }: Experiment): string {
  return `  ${name.padEnd(44)} ${attacks.join(' ').padEnd(12)} ${about}`;
}

function chosen(names: readonly string[]): readonly Experiment[] {
  const found = EXPERIMENTS.filter(
    ({ name }) => names.length === 0 || names.some((wanted) => name.startsWith(wanted)),
  );
  if (found.length === 0)
    throw new InvalidArgumentError(`No experiment is called ${names.join(' or ')}`);
  return found;
}

/** Runs them, each by each seed. Answers the exit code: 0 where every promise was kept. */
async function run(experiments: readonly Experiment[], options: Options): Promise<number> {
  const tasks: Task[] = experiments
    .filter((experiment) => isPossible(experiment, options))
    .flatMap((experiment) => seedsOf(experiment, options).map((seed) => ({ experiment, seed })));
  const results: RunResult[] = [];
  await Promise.all(Array.from({ length: options.parallel }, () => work(tasks, options, results)));
  const broken = results.filter(({ violations }) => violations.length > 0);
  if (!options.json) console.log(asSummary(results.length - broken.length, broken));
  return broken.length === 0 ? 0 : 1;
}

function seedsOf({ failedOnce = [] }: Experiment, { seeds, from }: Options): readonly number[] {
  return [
    ...new Set([...failedOnce, ...Array.from({ length: seeds }, (_, number) => from + number)]),
  ];
}

function isPossible({ name, needs }: Experiment, { json }: Options): boolean {
  if (needs === undefined || hasRealRedis()) return true;
  if (!json) console.log(`left out ${name}: it needs ${needs}`);
  return false;
}

/** Takes one task after the other, on a PostgreSQL of its own. */
async function work(tasks: Task[], options: Options, results: RunResult[]): Promise<void> {
  const bench = await Bench.start();
  try {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const result = await attempt(bench, task, options.brief);
      const shown = { ...result, violations: result.violations.slice(0, MOST_SHOWN) };
      console.log(options.json ? asJson(shown) : asText(shown));
      results.push(result);
    }
  } finally {
    await bench.close();
  }
}

/** A run that could not even be set up has kept no promise. */
async function attempt(
  bench: Bench,
  { experiment, seed }: Task,
  brief: boolean,
): Promise<RunResult> {
  try {
    return await runExperiment(bench, experiment, seed, brief);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      name: experiment.name,
      seed,
      events: 0,
      items: 0,
      writes: 0,
      duplicateCalls: 0,
      violations: [{ invariant: 'L', detail: `It could not be run: ${detail}` }],
      recoverySeconds: null,
      peakRssMb: 0,
      seconds: 0,
    };
  }
}

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
