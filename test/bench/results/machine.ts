import { availableParallelism } from 'node:os';
import type { BenchWorld } from '../world/bench-world';
import type { Pinning } from '../world/pinning';

/** On what a result was measured. */
export interface Machine {
  readonly cores: number;
  readonly node: string;
  readonly postgres: string;
  /** Whether the shop's double had cores of its own. */
  readonly pinning: string;
}

/** This machine; `cores` are those that were there before some were given to the shop. */
export async function machineOf(
  world: BenchWorld,
  cores: number,
  { reason }: Pinning,
): Promise<Machine> {
  const node = process.version.replace(/^v/, '');
  return { cores, node, postgres: await world.postgresVersion(), pinning: reason };
}

/** A machine in one line, for people. */
export function machineText({ cores, node, postgres, pinning }: Machine): string {
  return `${cores} cores, Node ${node}, PostgreSQL ${postgres} that waits for the disk; ${pinning}`;
}

/** Cores that this process may use. */
export function coreCount(): number {
  return availableParallelism();
}
