import { type Command, Option } from 'commander';
import { BenchWorld, type BenchWorldOptions } from './world/bench-world';
import type { Figures } from './measuring/figures';
import { coreCount, machineOf, machineText } from './results/machine';
import { pinCores, type Pinning } from './world/pinning';
import { asJson, asText, summaryAsText } from './results/report';
import { count } from './scenario-options';
import { summaryOf } from './results/summary';

/** A scenario, with what it can be told; `T` are its options. */
interface Scenario<T> {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  readonly worldOf: (options: T) => BenchWorldOptions;
  readonly run: (world: BenchWorld, options: T) => AsyncIterable<Figures> | Promise<Figures>;
}

/** What every scenario can be told. */
interface Common {
  readonly json: boolean;
  readonly statements: boolean;
  readonly runs: number;
}

/** What was found of the machine before anything ran. */
interface Place {
  readonly cores: number;
  readonly pinning: Pinning;
}

/** A scenario as a command that a program can be given. */
export function scenario<T>(
  name: string,
  description: string,
  options: readonly Option[],
  worldOf: Scenario<T>['worldOf'],
  run: Scenario<T>['run'],
): (program: Command) => void {
  return (program) => {
    addScenario(program, { name, description, options, worldOf, run });
  };
}

/** Adds it: a world of its own for each run, and nothing left behind. */
function addScenario<T>(program: Command, scenario: Scenario<T>): void {
  const command = program.command(scenario.name).description(scenario.description);
  for (const option of scenario.options) command.addOption(option);
  command.addOption(new Option('--json', 'one line of JSON per result').default(false));
  command.addOption(
    new Option('--statements', 'tell the most expensive SQL statements, on standard error').default(
      false,
    ),
  );
  command.addOption(
    new Option('--runs <count>', 'how often, each in a new world')
      .default(1)
      .argParser(count(1, 100)),
  );
  command.action((given: T & Common) => runAll(scenario, given));
}

async function runAll<T>(scenario: Scenario<T>, given: T & Common): Promise<void> {
  const results: Figures[][] = [];
  const place: Place = { cores: coreCount(), pinning: pinCores() };
  for (let run = 0; run < given.runs; run += 1) results.push(await runOnce(scenario, given, place));
  if (given.runs === 1) return;
  for (const index of results[0]?.keys() ?? []) {
    const summary = summaryOf(results.flatMap((figures) => figures[index] ?? []));
    console.log(given.json ? asJson(summary) : summaryAsText(summary));
  }
}

/** One run in a world of its own, each result printed as soon as it is there. */
async function runOnce<T>(
  scenario: Scenario<T>,
  given: T & Common,
  place: Place,
): Promise<Figures[]> {
  const { statements, json } = given;
  const { shopCores } = place.pinning;
  const world = await BenchWorld.start({ ...scenario.worldOf(given), statements, shopCores });
  const results: Figures[] = [];
  try {
    const machine = await machineOf(world, place.cores, place.pinning);
    const take = (figures: Figures): void => {
      results.push(figures);
      const notes = [...figures.notes, machineText(machine)];
      console.log(json ? JSON.stringify({ ...figures, machine }) : asText({ ...figures, notes }));
    };
    const result = scenario.run(world, given);
    if (result instanceof Promise) take(await result);
    else for await (const figures of result) take(figures);
  } finally {
    await world.close();
  }
  return results;
}
