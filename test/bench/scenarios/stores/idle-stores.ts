import { setTimeout as delay } from 'node:timers/promises';
import { type Figures, figuresOf, rounded } from '../../measuring/figures';
import type { BenchWorld } from '../../world/bench-world';

/** Statements told of it where they are asked for. */
const MOST_STATEMENTS = 40;

/** How long a service with nothing to do is watched, in milliseconds. */
const IDLE_MS = 60_000;

/** What a service with nothing to do uses. */
export interface Idle {
  readonly statementsPerSecond: number;
  readonly cpuShare: number;
  readonly rssMb: number;
}

/** In processes that have just started, so that their memory is that of having nothing to do. */
export async function idle(world: BenchWorld): Promise<Idle> {
  await world.restartServices();
  await delay(IDLE_MS / 4);
  await world.statements.reset();
  const [cpuMs, before] = [world.cpuMs() ?? 0, (await world.statements.read()) ?? 0];
  await delay(IDLE_MS);
  const statements = ((await world.statements.read()) ?? 0) - before;
  if (world.tellsStatements)
    for (const line of await world.statements.heaviest(MOST_STATEMENTS)) console.error(line);
  return {
    statementsPerSecond: statements / (IDLE_MS / 1_000),
    cpuShare: ((world.cpuMs() ?? 0) - cpuMs) / IDLE_MS,
    rssMb: world.rssMb() ?? 0,
  };
}

/** What a store more costs, of so many. */
export function idleFigures(alone: Idle, many: Idle, stores: number): Figures {
  const perStore = (value: (idle: Idle) => number): number =>
    (value(many) - value(alone)) / (stores - 1);
  return figuresOf({
    scenario: 'stores',
    wallSeconds: IDLE_MS / 1_000,
    own: {
      idleMbPerStore: rounded(perStore(({ rssMb }) => rssMb)),
      idleStatementsPerStoreAndSecond: rounded(
        perStore(({ statementsPerSecond }) => statementsPerSecond),
      ),
      idleCpuPercentPerStore: rounded(perStore(({ cpuShare }) => cpuShare) * 100),
    },
    notes: [
      `nothing to do: ${rounded(alone.statementsPerSecond)} statements/s and ${alone.rssMb} MB with one store, ${rounded(many.statementsPerSecond)} and ${many.rssMb} MB with ${stores}`,
    ],
  });
}
