import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Asks the child to end and waits until it has; one that does not within `graceMs` is killed.
 * A child that has ended already is left alone.
 */
export async function stopProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(impatience);
}
